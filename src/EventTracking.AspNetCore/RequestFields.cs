namespace EventTracking.AspNetCore;

/// <summary>What the context of a request says of it. A field that a request does not have is left out.</summary>
[Flags]
public enum RequestFields
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>host</c>: the host that was asked for, with its port where one was given.</summary>
    Host = 1 << 0,

    /// <summary><c>path</c>: the path, without the query.</summary>
    Path = 1 << 1,

    /// <summary><c>method</c>: the HTTP method.</summary>
    Method = 1 << 2,

    /// <summary><c>referer</c>: the header of that name.</summary>
    Referer = 1 << 3,

    /// <summary><c>agent</c>: the header <c>User-Agent</c>.</summary>
    Agent = 1 << 4,

    /// <summary><c>accept_language</c>: the header <c>Accept-Language</c>.</summary>
    AcceptLanguage = 1 << 5,

    /// <summary><c>trace_id</c>: the id of the distributed trace (W3C), or the server's own name for the request where there is none.</summary>
    TraceId = 1 << 6,

    /// <summary><c>session</c>: the id of the session, where the application uses sessions.</summary>
    Session = 1 << 7,

    /// <summary>
    /// <c>user_id</c>: the user's identifier, else the name, of a user that is authenticated. It tells a person, so that it is left
    /// out until asked for; the middleware must stand behind authentication.
    /// </summary>
    User = 1 << 8,

    /// <summary><c>ip</c>: the address of the client. It tells a person, so that it is left out until asked for.</summary>
    Ip = 1 << 9,

    /// <summary>Everything that tells no person by itself: all but <see cref="User"/> and <see cref="Ip"/>.</summary>
    Default = Host | Path | Method | Referer | Agent | AcceptLanguage | TraceId | Session,
}

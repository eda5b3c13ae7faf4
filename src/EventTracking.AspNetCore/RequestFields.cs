namespace EventTracking.AspNetCore;

/// <summary>The fields of a request's context. Fields without a value are omitted.</summary>
[Flags]
public enum RequestFields
{
    /// <summary>No field.</summary>
    None = 0,

    /// <summary><c>host</c>: the header <c>Host</c>, including the port, if any.</summary>
    Host = 1 << 0,

    /// <summary><c>path</c>: the path without the query, as it was when the request reached the middleware.</summary>
    Path = 1 << 1,

    /// <summary><c>method</c>: the HTTP method.</summary>
    Method = 1 << 2,

    /// <summary>
    /// <c>referer</c>: the header <c>Referer</c>, without query, fragment and user information unless
    /// <see cref="RequestContextOptions.KeepFullReferer"/> is set.
    /// </summary>
    Referer = 1 << 3,

    /// <summary><c>agent</c>: the header <c>User-Agent</c>.</summary>
    Agent = 1 << 4,

    /// <summary><c>accept_language</c>: the header <c>Accept-Language</c>.</summary>
    AcceptLanguage = 1 << 5,

    /// <summary>
    /// <c>trace_id</c>: the W3C trace ID of the request. Without one, the server's identifier of the request; without that, the root ID
    /// of a hierarchical activity.
    /// </summary>
    TraceId = 1 << 6,

    /// <summary>
    /// <c>session</c>: the ID of the session, if the application uses sessions and the session is available. Reading it loads the session
    /// from its store: call <c>await http.Session.LoadAsync()</c> before the first event to avoid a synchronous load.
    /// </summary>
    Session = 1 << 7,

    /// <summary>
    /// <c>user_id</c>: the identifier of an authenticated user; see <see cref="RequestContextOptions.UserIdClaim"/>. Personal data,
    /// therefore opt-in. The user must be authenticated before the first event of the request is emitted.
    /// </summary>
    User = 1 << 8,

    /// <summary><c>ip</c>: the IP address of the client. Personal data, therefore opt-in.</summary>
    Ip = 1 << 9,

    /// <summary><c>route</c>: the template of the matched route, for example <c>/courses/{id}</c>.</summary>
    Route = 1 << 10,

    /// <summary>All fields except personal data: <see cref="User"/> and <see cref="Ip"/>.</summary>
    Default = Host | Path | Method | Referer | Agent | AcceptLanguage | TraceId | Session | Route,
}

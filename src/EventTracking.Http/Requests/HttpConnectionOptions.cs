namespace EventTracking.Http.Requests;

/// <summary>Where and how an <see cref="HttpConnection"/> sends requests.</summary>
internal sealed class HttpConnectionOptions
{
    public required Uri Endpoint { get; init; }

    /// <summary>Gets the headers of each request. Their values are secrets.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>Gets other texts that must not be logged.</summary>
    public IReadOnlyList<string?> Secrets { get; init; } = [];

    public required string UserAgent { get; init; }

    public required bool IsCompressed { get; init; }

    public required TimeProvider TimeProvider { get; init; }
}

namespace EventTracking.Http;

/// <summary>Options of an <see cref="HttpDestination"/>.</summary>
public sealed class HttpOptions
{
    /// <summary>The default of <see cref="UserIdField"/>.</summary>
    internal const string DefaultUserIdField = "context.user_id";

    /// <summary>Gets the format of the requests. Default: <see cref="HttpDialect.Ndjson"/>.</summary>
    public HttpDialect Dialect { get; init; } = HttpDialect.Ndjson;

    /// <summary>
    /// Gets the full URL, including the path. Required for <see cref="HttpDialect.Ndjson"/>, <see cref="HttpDialect.CloudEvents"/> and
    /// <see cref="HttpDialect.RudderStack"/>. Default of the others: the vendor's public endpoint, in the US for PostHog and Amplitude.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>
    /// Gets the key that the vendor calls write key, project API key or API key; required for the vendors' dialects. With
    /// <see cref="HttpDialect.Ndjson"/> and <see cref="HttpDialect.CloudEvents"/> it is sent as <c>Authorization: Bearer KEY</c>. A secret:
    /// it is never logged. Default: <see langword="null"/>.
    /// </summary>
    public string? ApiKey { get; init; }

    /// <summary>Gets additional headers of each request. Their values are secrets: they are never logged. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether requests are compressed with gzip. Default: <see langword="false"/>.</summary>
    public bool Gzip { get; init; }

    /// <summary>
    /// Gets the field with the id of the user, for the vendors' dialects: <c>context.</c> or <c>data.</c> and the name of a field with a
    /// string or an integer. <see langword="null"/> for none. Default: <c>context.user_id</c>.
    /// </summary>
    public string? UserIdField { get; init; } = DefaultUserIdField;

    /// <summary>
    /// Gets the field with the id of a device or anonymous visitor, for the vendors' dialects, in the form of <see cref="UserIdField"/>. An
    /// event with neither id is rejected. Default: <see langword="null"/>.
    /// </summary>
    public string? AnonymousIdField { get; init; }

    /// <summary>
    /// Gets the names under which events are sent, by event name. Other events keep their names. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets the <c>source</c> of each event, for <see cref="HttpDialect.CloudEvents"/>: a URI or a path. Default: <c>/</c> and the name of
    /// the program.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>Gets the clock for dates in <c>Retry-After</c> and the time of sending. Default: the system clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Returns the names of the invalid options, each with what is wrong; empty if all are valid. The constructor of
    /// <see cref="HttpDestination"/> throws for invalid options.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Validate() => HttpOptionErrors.Of(this);
}

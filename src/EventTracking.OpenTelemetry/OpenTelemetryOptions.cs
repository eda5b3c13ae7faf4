namespace EventTracking.OpenTelemetry;

/// <summary>
/// Options of an <see cref="OpenTelemetryDestination"/>. An option that is not set is taken from the environment variable that
/// OpenTelemetry defines for it.
/// </summary>
public sealed class OpenTelemetryOptions
{
    /// <summary>The limit in OTLP.</summary>
    internal const int DefaultMaxRequestBytes = 64 * 1024 * 1024;

    /// <summary>
    /// Gets the base URL of a receiver of OTLP over HTTP, to which <c>/v1/logs</c> is appended unless it ends so. Default:
    /// <c>OTEL_EXPORTER_OTLP_LOGS_ENDPOINT</c> as it is, or <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> as base URL, or
    /// <c>http://localhost:4318</c>.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>
    /// Gets the value of the header <c>Authorization</c>, such as <c>Bearer KEY</c>. A secret: it is never logged. Default:
    /// <see langword="null"/>, without the header.
    /// </summary>
    public string? Authorization { get; init; }

    /// <summary>
    /// Gets the headers of each request. Their values are secrets: they are never logged. If empty, those of
    /// <c>OTEL_EXPORTER_OTLP_LOGS_HEADERS</c> or <c>OTEL_EXPORTER_OTLP_HEADERS</c> are sent. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gets a value indicating whether requests are compressed with gzip. Default: <see langword="null"/>, if
    /// <c>OTEL_EXPORTER_OTLP_LOGS_COMPRESSION</c> or <c>OTEL_EXPORTER_OTLP_COMPRESSION</c> is <c>gzip</c>.
    /// </summary>
    public bool? Gzip { get; init; }

    /// <summary>
    /// Gets the resource attribute <c>service.name</c>. Default: <c>OTEL_SERVICE_NAME</c>, or <c>unknown_service:</c> and the name of the
    /// program.
    /// </summary>
    public string? ServiceName { get; init; }

    /// <summary>Gets the resource attribute <c>service.version</c>. Default: <see langword="null"/>, without the attribute.</summary>
    public string? ServiceVersion { get; init; }

    /// <summary>
    /// Gets more resource attributes, such as <c>deployment.environment.name</c>. They are added to those of
    /// <c>OTEL_RESOURCE_ATTRIBUTES</c>, and override them. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> ResourceAttributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets the maximum number of bytes of a request, before compression. A batch is sent as several requests if necessary; an event that
    /// does not fit into one is rejected. Some receivers accept less than OTLP allows: 20 MiB is the default of the OpenTelemetry
    /// Collector. From 1 KiB to 64 MiB. Default: 64 MiB.
    /// </summary>
    public int MaxRequestBytes { get; init; } = DefaultMaxRequestBytes;

    /// <summary>Gets the clock for dates in <c>Retry-After</c>. Default: the system clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Returns the names of the invalid options, or of options whose environment variable is invalid, each with the allowed values; empty
    /// if all are valid. The constructor of <see cref="OpenTelemetryDestination"/> throws for invalid options.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Validate() => OpenTelemetryOptionErrors.Of(this);
}

using EventTracking.Http.Options;
using EventTracking.Http.Requests;
using EventTracking.OpenTelemetry.Logs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventTracking.OpenTelemetry;

/// <summary>
/// Sends events as log records to a receiver of OpenTelemetry's protocol over HTTP, such as a collector. Use it with a
/// <see cref="BatchingBackend"/>.
/// </summary>
/// <remarks>
/// An event becomes a record with an event name, its data as the body and the fields of its context as attributes. The attribute
/// <c>event.id</c> is the id of the event. OTLP does not remove duplicates: a batch whose response is lost arrives twice, with the same
/// ids.
/// </remarks>
public sealed class OpenTelemetryDestination : IEventBatchBackend, IDisposable
{
    private readonly BatchRequests _requests;

    /// <summary>Creates a destination. It connects when the first batch is sent.</summary>
    /// <param name="options">The options.</param>
    /// <param name="logger">Logs the warnings of the receiver. Default: none.</param>
    /// <exception cref="ArgumentException">Options are invalid. The message names them all.</exception>
    public OpenTelemetryDestination(OpenTelemetryOptions options, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionErrors.ThrowIfAny(options.Validate(), nameof(options));
        var format = new LogsFormat(
            Resource.Of(ResourceAttributesOf(options)), Resource.Scope(), options.MaxRequestBytes, logger ?? NullLogger.Instance);
        _requests = new BatchRequests(format, new HttpConnection(new HttpConnectionOptions
        {
            Endpoint = OtlpEndpoint.Of(options),
            Headers = HeadersOf(options),
            UserAgent = $"EventTracking.OpenTelemetry/{Resource.LibraryVersion}",
            IsCompressed = options.Gzip ?? OtlpEnvironment.IsCompressed,
            TimeProvider = options.TimeProvider,
        }));
    }

    /// <inheritdoc/>
    public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return _requests.SendAsync(batch, cancellationToken);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _requests.Dispose();

    internal static IReadOnlyList<KeyValuePair<string, string>> HeadersOf(OpenTelemetryOptions options)
    {
        var headers = options.Headers.Count > 0 ? [.. options.Headers] : OtlpEnvironment.Headers;
        return options.Authorization is { } authorization ? [.. headers, new("Authorization", authorization)] : headers;
    }

    private static Dictionary<string, string> ResourceAttributesOf(OpenTelemetryOptions options)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["service.name"] = $"unknown_service:{AppDomain.CurrentDomain.FriendlyName}",
        };
        foreach (var (name, value) in OtlpEnvironment.ResourceAttributes.Concat(options.ResourceAttributes))
            attributes[name] = value;
        if ((options.ServiceName ?? OtlpEnvironment.ServiceName) is { } serviceName)
            attributes["service.name"] = serviceName;
        if (options.ServiceVersion is { } version)
            attributes["service.version"] = version;
        return attributes;
    }
}

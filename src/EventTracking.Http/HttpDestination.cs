using EventTracking.Http.Dialects;
using EventTracking.Http.Options;
using EventTracking.Http.Requests;

namespace EventTracking.Http;

/// <summary>Posts events to an HTTP endpoint, in one of several formats. Use it with a <see cref="BatchingBackend"/>.</summary>
/// <remarks>
/// Every format contains the id of the event, by which the server can remove duplicates. A batch above the limits of a vendor is sent as
/// several requests. Events that a vendor would discard, because they are too large or have no user id, are rejected before they are sent.
/// </remarks>
public sealed class HttpDestination : IEventBatchBackend, IDisposable
{
    private readonly BatchRequests _requests;

    /// <summary>Creates a destination. It connects when the first batch is sent.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">Options are invalid. The message names them all.</exception>
    public HttpDestination(HttpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionErrors.ThrowIfAny(options.Validate(), nameof(options));
        _requests = new BatchRequests(DialectFormat.Of(options), new HttpConnection(new HttpConnectionOptions
        {
            Endpoint = options.Endpoint ?? DefaultEndpoints.Of(options.Dialect)!,
            Headers = [.. options.Headers, .. Authorization.Of(options)],
            Secrets = [options.ApiKey],
            UserAgent = $"EventTracking.Http/{Library.Version}",
            IsCompressed = options.Gzip,
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
}

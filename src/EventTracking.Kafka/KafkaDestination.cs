using Confluent.Kafka;
using EventTracking.Http.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventTracking.Kafka;

/// <summary>
/// Sends events to a Kafka topic, one message for each event, as CloudEvents or as lines. Delivery reports decide what became of each
/// event.
/// </summary>
/// <remarks>
/// The producer is idempotent and waits for all replicas in sync. The client repeats messages for five minutes (<c>message.timeout.ms</c>)
/// without duplicates. After that, or after a restart with a spool, a message may be stored twice with the same id.
/// </remarks>
public sealed class KafkaDestination : IEventBatchBackend, IDisposable
{
    /// <summary>How long a request waits while no broker is known to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly KafkaOptions _options;
    private readonly KafkaFailure _failure;
    private readonly MessageWriter _writer;
    private readonly Deliveries _deliveries = new();
    private readonly List<Delivery> _current = [];

    /// <summary>Held while messages are produced, so that the client is not disposed meanwhile.</summary>
    private readonly Lock _gate = new();
    private IProducer<byte[]?, byte[]>? _producer;
    private volatile bool _isDisposed;
    private volatile Error? _outage;

    /// <summary>Creates the destination. It connects when the first batch is sent.</summary>
    /// <param name="options">The options.</param>
    /// <param name="logger">The log for warnings; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Options are not valid; the message names each with the allowed values.</exception>
    public KafkaDestination(KafkaOptions options, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionErrors.ThrowIfAny(options.Validate(), nameof(options));
        _options = options;
        _failure = new KafkaFailure(options);
        _writer = new MessageWriter(options, new KafkaLog(logger ?? NullLogger.Instance));
    }

    /// <inheritdoc/>
    public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var wait = Produce(batch);
        try
        {
            await (_outage is null ? wait.WaitAsync(cancellationToken) : wait.WaitAsync(Patience, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception exception) when (_outage is not null && exception is (TimeoutException or OperationCanceledException))
        {
            // The outage is the result.
        }
        finally
        {
            _deliveries.EndWait(_current);
        }

        return Settle(batch);
    }

    /// <summary>
    /// Closes the connections. Messages that no broker has accepted are not sent anymore, and a request that waits for them ends.
    /// </summary>
    public void Dispose()
    {
        _isDisposed = true;
        CloseProducer();
        _deliveries.Interrupt();
    }

    /// <summary>Produces the messages of a batch, except those that are on their way.</summary>
    /// <returns>A task that completes when all are done, or because of an error that concerns all.</returns>
    private Task Produce(EventBatch batch)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _producer ??= ProducerProperties.Create(_options, OnError);
            _current.Clear();
            for (var i = 0; i < batch.Count; i++)
                _current.Add(Produce(_producer, batch[i]));
            return _deliveries.AwaitAsync(_current);
        }
    }

    private Delivery Produce(IProducer<byte[]?, byte[]> producer, in EventEnvelope envelope)
    {
        if (_deliveries.Find(envelope.Id) is { } known)
            return known;

        var delivery = _deliveries.Add(envelope.Id);
        try
        {
            producer.Produce(_options.Topic, _writer.Write(in envelope), delivery.OnReport);
        }
        catch (KafkaException exception)
        {
            delivery.Refuse(exception.Error);
        }

        return delivery;
    }

    private BatchResult Settle(EventBatch batch)
    {
        Error? failure = null;
        var isPending = false;
        var rejected = new List<RejectedEvent>(0);
        for (var i = 0; i < batch.Count; i++)
        {
            var delivery = _current[i];
            if (!delivery.IsDone)
            {
                isPending = true;
            }
            else if (delivery.IsTooLarge)
            {
                rejected.Add(new RejectedEvent(i, KafkaFailure.TooLarge(batch.GetJson(i).Length)));
            }
            else if (delivery.Error is { } error)
            {
                // Messages that were stored are remembered, so only these are produced again.
                failure ??= error;
                _deliveries.Remove(batch[i].Id);
            }
        }

        if (isPending || failure is not null)
            return Fail(failure ?? _outage ?? new Error(ErrorCode.Local_TimedOut));

        _outage = null;
        _deliveries.ForgetDone();
        return rejected.Count == 0 ? BatchResult.Accepted : BatchResult.Rejected(rejected);
    }

    private BatchResult Fail(Error error)
    {
        if (_isDisposed)
            return BatchResult.RetryLater(reason: "The destination was disposed before the brokers had accepted all messages.");

        if (error.IsFatal)
        {
            // A fatal error ends an idempotent producer.
            CloseProducer();
            _deliveries.Clear();
        }

        return _failure.ResultOf(error);
    }

    private void CloseProducer()
    {
        IProducer<byte[]?, byte[]>? producer;
        lock (_gate)
            (producer, _producer) = (_producer, null);
        producer?.Dispose();
    }

    /// <summary>Called by a thread of the client.</summary>
    private void OnError(Error error)
    {
        if (!KafkaFailure.IsOutage(error))
            return;

        _outage = error;
        _deliveries.Interrupt();
    }
}

using EventTracking.Batching;
using EventTracking.Batching.Spooling;

namespace EventTracking;

/// <summary>
/// Sends events in batches, in order and in the background, to a destination that may be slow, reject events, not answer, or be
/// unavailable for a while.
/// </summary>
/// <remarks>
/// <para>
/// A failed request is retried after growing, random delays until the destination has decided about the batch or
/// <see cref="BatchingOptions.MaxRetryDuration"/> has elapsed. If requests keep failing, a circuit breaker lets one probe through at a
/// time. Delivery is at least once: a batch whose response was lost is sent again, with the same ids and bytes.
/// </para>
/// <para>
/// Events that the destination rejects, that expire, or that are still held when the backend is disposed go to
/// <see cref="BatchingOptions.DeadLetter"/> with the extra field <c>dead_letter</c>: an object with <c>reason</c>
/// (<c>destination_rejected</c>, <c>expired</c> or <c>shutdown</c>), <c>detail</c> (the destination's explanation) and <c>attempts</c>
/// (how often the event was sent). The path of that backend's account is the path of this one followed by <c>/dead-letter</c>.
/// </para>
/// <para>
/// With <see cref="BatchingOptions.Spool"/>, events are held on disk: they survive crashes, restarts and outages of any length. A flush
/// then waits until the events are delivered or on disk, and a disposal leaves on disk what has not been delivered.
/// </para>
/// <para>
/// A flush sends everything held without waiting for full batches, then flushes the dead-letter backend. It does not shorten the delays
/// between retries.
/// </para>
/// </remarks>
public sealed class BatchingBackend : QueueingBackend, IMonitorableBackend
{
    private readonly IEventBatchBackend _destination;
    private readonly EventHolder _held;
    private readonly SpoolFolder? _spool;
    private readonly Settlement _settlement;
    private readonly OutageMonitor _monitor;
    private readonly Worker _worker;

    /// <summary>Creates a backend for a destination.</summary>
    /// <param name="destination">The destination. The backend owns it and disposes it.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="destination"/> or <see cref="BatchingOptions.TimeProvider"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; the message names it and the allowed values.</exception>
    /// <exception cref="SpoolInUseException">Another backend or process uses the folder of the spool.</exception>
    /// <exception cref="SpoolFolderException">
    /// The folder of the spool cannot be used; the message names the path and the remedy.
    /// </exception>
    public BatchingBackend(IEventBatchBackend destination, BatchingOptions? options = null)
        : base(BatchingSettings.Checked(options).TimeProvider)
    {
        ArgumentNullException.ThrowIfNull(destination);
        options ??= new BatchingOptions();
        _destination = destination;
        _spool = options.Spool is null ? null : SpoolFolder.Open(options, Account, new SpoolDelivery(EnterWorker, () => IsWorker));
        _held = _spool?.Holder ?? (EventHolder)new MemoryHolder(options.QueueCapacityBytes, options.TimeProvider);
        var deadLetters = (options.DeadLetter ?? _spool?.CreateDeadLetters()) is { } backend
            ? new DeadLetters(AddDeadLetter(DeadLetters.Name, backend), backend as IFlushableBackend)
            : null;
        _settlement = new Settlement(_held, Account, deadLetters);
        _monitor = new OutageMonitor(_held, Account, destination.GetType().Name, options);
        var sender = new Sender(destination, options, _settlement, _monitor, Account);
        _worker = new Worker(_held, sender, _settlement, Account, options, EnterWorker);
    }

    /// <inheritdoc/>
    public BackendStatus Status => _monitor.Status;

    /// <summary>
    /// Gets the number of bytes that the events in memory use, out of <see cref="BatchingOptions.QueueCapacityBytes"/>. Events in a spool
    /// on disk are not included.
    /// </summary>
    public long QueuedBytes => _held.Bytes;

    /// <summary>Gets how long the oldest event has been held; zero if there is none.</summary>
    public TimeSpan OldestAge => _held.OldestAge;

    /// <inheritdoc/>
    protected override long PendingEvents => _held.Count;

    /// <inheritdoc/>
    protected override long DurableEvents => _spool?.Holder.DurableCount ?? 0;

    /// <summary>Copies the event into the queue.</summary>
    /// <param name="envelope">The event.</param>
    public override void Send(in EventEnvelope envelope)
    {
        Account.Offer(in envelope);
        var result = _held.TryAdd(in envelope);
        if (result is not EnqueueResult.Added)
            Account.Drop(ReasonOf(result), in envelope);
    }

    /// <inheritdoc/>
    protected override Task DrainAsync()
    {
        var drained = _held.WhenDrained();
        _worker.Hurry();

        // After the end of a disposal, the worker may still be counting outcomes. Events in memory are settled by then.
        return _spool is not null && _worker.IsStopped ? Task.WhenAll(drained, _worker.Ended) : drained;
    }

    /// <inheritdoc/>
    protected override void CloseQueue() => _held.Close();

    /// <inheritdoc/>
    protected override void StopWorkers() => _worker.Dispose();

    /// <inheritdoc/>
    protected override void DropPending() => _settlement.DropRest();

    /// <inheritdoc/>
    protected override void DisposeDestination()
    {
        if (_spool is not null)
        {
            // First, because a destination may hang, and the next process needs the folder. The worker uses neither the file nor the
            // destination any more.
            _worker.Ended.Wait();
            _spool.Holder.Dispose();
        }

        if (_destination is IAsyncDisposable destination)
            destination.DisposeAsync().AsTask().GetAwaiter().GetResult();
        else
            (_destination as IDisposable)?.Dispose();
    }

    private static DropReason ReasonOf(EnqueueResult result) => result switch
    {
        EnqueueResult.Full => DropReason.QueueFull,
        EnqueueResult.TooLarge => DropReason.Oversize,
        EnqueueResult.DiskFull => DropReason.DiskFull,
        EnqueueResult.DiskFailed => DropReason.BackendFailed,
        _ => DropReason.Shutdown,
    };
}

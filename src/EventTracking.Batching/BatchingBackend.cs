using EventTracking.Accounting;
using EventTracking.Batching;
using EventTracking.Diagnostics;
using EventTracking.Routing;

namespace EventTracking;

/// <summary>
/// Sends events in batches, in the background and in order, to a destination that may be slow, refuse some, answer nothing, or be away
/// for a while.
/// </summary>
/// <remarks>
/// <para>
/// A request that fails is made again, after pauses that grow and are chosen at random, until the destination has decided about the
/// batch or <see cref="BatchingOptions.Deadline"/> has come; where requests keep failing, a circuit breaker lets one probe through
/// at a time. Delivery is at least once: a batch whose answer was lost is sent again, with the same ids and bytes.
/// </para>
/// <para>
/// Events that the destination refuses, or that come too late for it, go to <see cref="BatchingOptions.DeadLetter"/> with the extra
/// field <c>dead_letter</c>: an object of <c>reason</c> (<c>destination_rejected</c> or <c>expired</c>), <c>detail</c> (the words of
/// the destination) and <c>attempts</c> (how often the event was sent). The account of that backend has the path of this one and
/// <c>/dead-letter</c>.
/// </para>
/// </remarks>
public sealed class BatchingBackend : IAccountableBackend, IFlushableBackend, IMonitorableBackend, IBackendParent, IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan DisposeTimeout = TimeSpan.FromSeconds(5);

    private readonly IEventBatchBackend _destination;
    private readonly TimeProvider _time;
    private readonly HeldEvents _held;
    private readonly Settlement _settlement;
    private readonly OutageMonitor _monitor;
    private readonly Worker _worker;
    private readonly DeadLetters? _deadLetters;
    private long _triedThrough;
    private int _disposed;

    /// <summary>Makes a backend of a destination.</summary>
    /// <param name="destination">The destination. The backend owns it from now on and disposes of it.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentNullException">The destination is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range; the message names it.</exception>
    public BatchingBackend(IEventBatchBackend destination, BatchingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        options = BatchingSettings.Checked(options);
        _destination = destination;
        _time = options.TimeProvider;
        _held = new HeldEvents(options.QueueCapacity, _time);
        _deadLetters = options.DeadLetter is { } backend ? new DeadLetters(backend) : null;
        Account = new BackendAccount(() => _held.Count);
        _settlement = new Settlement(_held, Account, _deadLetters);
        _monitor = new OutageMonitor(_held, Account, destination.GetType().Name, options);
        _worker = new Worker(_held, new Sender(destination, options, _settlement, _monitor, Account), _settlement, Account, options);
    }

    /// <inheritdoc/>
    public BackendAccount Account { get; }

    /// <inheritdoc/>
    public BackendStatus Status => _monitor.Status;

    /// <summary>How many bytes the events take that it holds, of <see cref="BatchingOptions.QueueCapacity"/>.</summary>
    public long QueueBytes => _held.Bytes;

    /// <summary>How long the oldest event has been held; zero without any.</summary>
    public TimeSpan OldestAge => _held.OldestAge;

    /// <summary>Copies the event into the queue.</summary>
    /// <param name="envelope">The event.</param>
    public void Send(in EventEnvelope envelope)
    {
        Account.Offer();
        switch (_held.TryAdd(in envelope, out var waiting))
        {
            case EnqueueResult.Added:
                _worker.OnAdded(waiting, envelope.Json.Length);
                break;
            case EnqueueResult.Full:
                Account.Drop(DropReason.QueueFull, in envelope);
                break;
            default:
                Account.Drop(DropReason.Shutdown, in envelope);
                break;
        }
    }

    /// <summary>Sends what is held without waiting for full batches, and flushes the dead-letter backend.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <returns>
    /// Whether nothing is held any more that was sent before the call, and nothing was dropped meanwhile. Pauses between retries are
    /// kept.
    /// </returns>
    public bool Flush(TimeSpan timeout)
    {
        var deadline = new Deadline(timeout, _time);
        var droppedBefore = Account.Read("").Dropped.Total;
        return Settle(deadline) && Account.Read("").Dropped.Total == droppedBefore && FlushDeadLetters(deadline.Remaining);
    }

    /// <summary>
    /// Sends what is held, for at most five seconds; where a flush has just waited for it in vain, it is not waited for again. What is
    /// left is dropped and counted as <see cref="DropReason.Shutdown"/>. Then the destination and the dead-letter backend are disposed of.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        var deadline = new Deadline(DisposeTimeout, _time);
        _held.Close();
        if (_held.LastSequence > Volatile.Read(ref _triedThrough))
            Settle(deadline);
        _worker.Dispose();
        _settlement.DropRest();
        deadline.Wait(_held.WhenSettled());
        DisposeOfBoth(deadline);
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => new(Apart.RunAsync("disposal", () =>
    {
        Dispose();
        return true;
    }));

    IEnumerable<AccountEntry> IBackendParent.AccountsFrom(string path) =>
        [new AccountEntry(path, Account, this), .. _deadLetters?.Slot.AccountsFrom($"{path}/{DeadLetters.Name}") ?? []];

    void IBackendParent.Attach(FailureReporter failures) => _deadLetters?.Slot.Attach(failures);

    private bool Settle(Deadline deadline)
    {
        var through = _held.LastSequence;
        var settled = _held.WhenSettled();
        _worker.Hurry();
        if (deadline.Wait(settled))
            return true;

        Volatile.Write(ref _triedThrough, through);
        return false;
    }

    private bool FlushDeadLetters(TimeSpan timeout) =>
        _deadLetters is null || BackendShutdown.Flush([_deadLetters.Slot], timeout, Account.Reporter);

    private void DisposeOfBoth(Deadline deadline)
    {
        deadline.Wait(Apart.RunAsync("disposal of a destination", DisposeOfDestination));
        if (_deadLetters is not null)
            BackendShutdown.End([_deadLetters.Slot], deadline.Remaining, Account.Reporter);
    }

    private bool DisposeOfDestination()
    {
        try
        {
            if (_destination is IAsyncDisposable destination)
                destination.DisposeAsync().AsTask().GetAwaiter().GetResult();
            else
                (_destination as IDisposable)?.Dispose();
            return true;
        }
        catch (Exception exception)
        {
            Account.Reporter.Report(new TrackingFailure(TrackingFailureKind.ShutdownFailed, "", _destination.GetType().Name, exception));
            return false;
        }
    }
}

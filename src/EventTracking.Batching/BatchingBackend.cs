using EventTracking.Accounting;
using EventTracking.Batching;
using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Routing;
using EventTracking.Threading;

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
/// </remarks>
public sealed class BatchingBackend
    : IAccountableBackend, IFlushableBackend, IMonitorableBackend, ICompositeBackend, IDisposable, IAsyncDisposable
{
    /// <summary>The fraction of the shutdown timeout that the destination gets if there is a dead-letter backend.</summary>
    internal const double PartOfDestination = 0.7;

    /// <summary>The fraction of the shutdown timeout after which the remaining events are dropped.</summary>
    internal const double PartOfEvents = 0.9;

    private static readonly TimeSpan DisposeTimeout = TimeSpan.FromSeconds(5);

    private readonly IEventBatchBackend _destination;
    private readonly TimeProvider _time;
    private readonly HeldEvents _held;
    private readonly Settlement _settlement;
    private readonly OutageMonitor _monitor;
    private readonly Worker _worker;
    private readonly DeadLetters? _deadLetters;
    private readonly FlushLedger _flushes;
    private readonly Disposal _disposal = new();

    /// <summary>Creates a backend for a destination.</summary>
    /// <param name="destination">The destination. The backend owns it and disposes it.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="destination"/> or <see cref="BatchingOptions.TimeProvider"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; the message names it and the allowed values.</exception>
    public BatchingBackend(IEventBatchBackend destination, BatchingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        options = BatchingSettings.Checked(options);
        _destination = destination;
        _time = options.TimeProvider;
        _held = new HeldEvents(options.QueueCapacityBytes, _time);
        _deadLetters = options.DeadLetter is { } backend ? new DeadLetters(backend) : null;
        Account = new BackendAccount(() => _held.Count);
        _flushes = new FlushLedger(() => AccountsFrom(""));
        _settlement = new Settlement(_held, Account, _deadLetters);
        _monitor = new OutageMonitor(_held, Account, destination.GetType().Name, options);
        _worker = new Worker(_held, new Sender(destination, options, _settlement, _monitor, Account), _settlement, Account, options);
    }

    /// <inheritdoc/>
    public BackendAccount Account { get; }

    /// <inheritdoc/>
    public BackendStatus Status => _monitor.Status;

    /// <summary>Gets the number of bytes that the held events use, out of <see cref="BatchingOptions.QueueCapacityBytes"/>.</summary>
    public long QueuedBytes => _held.Bytes;

    /// <summary>Gets how long the oldest event has been held; zero if there is none.</summary>
    public TimeSpan OldestAge => _held.OldestAge;

    /// <summary>Copies the event into the queue.</summary>
    /// <param name="envelope">The event.</param>
    public void Send(in EventEnvelope envelope)
    {
        Account.Offer();
        switch (_held.TryAdd(in envelope, out var waiting))
        {
            case EnqueueResult.Added:
                WakeWorker(waiting, envelope.Json.Length);
                break;
            case EnqueueResult.Full:
                Account.Drop(DropReason.QueueFull, in envelope);
                break;
            default:
                Account.Drop(DropReason.Shutdown, in envelope);
                break;
        }
    }

    /// <summary>
    /// Sends everything held without waiting for full batches, then flushes the dead-letter backend. Delays between retries are not
    /// shortened.
    /// </summary>
    /// <param name="timeout">The maximum time to wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>
    /// Whether every event sent before the call has left the backend and none has been dropped since the previous flush.
    /// </returns>
    public bool Flush(TimeSpan timeout)
    {
        var start = _flushes.Begin();
        return _flushes.End(start, Drain(timeout)).Succeeded;
    }

    /// <inheritdoc/>
    ValueTask<bool> IFlushableBackend.FlushAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        new(DedicatedThread.RunAsync("flush", () => Flush(timeout)).WaitAsync(cancellationToken));

    /// <summary>
    /// Sends everything held, then disposes the destination and the dead-letter backend, all within five seconds. Events that the
    /// destination has not accepted go to the dead-letter backend if it accepts them in time; otherwise they are dropped and counted as
    /// <see cref="DropReason.Shutdown"/>. Another call waits for the first one, unless it comes from the destination, which the first one
    /// waits for.
    /// </summary>
    public void Dispose() => Shutdown(DisposeTimeout);

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => new(DedicatedThread.RunAsync("disposal", () =>
    {
        Dispose();
        return true;
    }));

    bool ICompositeBackend.IsWorker => IsWorker;

    bool ICompositeBackend.Drain(TimeSpan timeout) => Drain(timeout);

    void ICompositeBackend.Shutdown(TimeSpan timeout) => Shutdown(timeout);

    void ICompositeBackend.Abandon()
    {
        _held.Close();
        _worker.Dispose();
        _settlement.DropRest();
        _deadLetters?.Slot.Abandon();
    }

    IEnumerable<AccountEntry> ICompositeBackend.AccountsFrom(string? path) => AccountsFrom(path ?? "");

    void ICompositeBackend.Attach(FailureReporter failures) => _deadLetters?.Slot.Attach(failures);

    private IEnumerable<AccountEntry> AccountsFrom(string path)
    {
        yield return new AccountEntry(path, Account, AccountRole.Backend, this);
        foreach (var entry in _deadLetters?.Slot.AccountsFrom($"{path}/{DeadLetters.Name}") ?? [])
            yield return entry.AsDeadLetter();
    }

    private bool IsWorker => ActiveWork.IsOf(_worker) || _deadLetters?.Slot.IsWorker is true;

    /// <summary>Wakes the worker. A failure must not count the event as lost, because it is already held.</summary>
    private void WakeWorker(WaitingEvents waiting, int length)
    {
        try
        {
            _worker.OnAdded(waiting, length);
        }
        catch (OutOfMemoryException exception)
        {
            // The next event wakes the worker.
            Account.ReportDegraded(exception);
        }
    }

    private bool Drain(TimeSpan timeout)
    {
        var deadline = new Deadline(timeout, _time);
        return Settle(deadline)
            && (_deadLetters is null || BackendShutdown.Flush([_deadLetters.Slot], deadline.Remaining, Account.Reporter));
    }

    private bool Settle(Deadline deadline)
    {
        var settled = _held.WhenSettled();
        _worker.Hurry();
        return deadline.Wait(settled);
    }

    private void Shutdown(TimeSpan timeout)
    {
        var deadline = new Deadline(timeout, _time);
        _disposal.Run(() => End(deadline, timeout), deadline, () => IsWorker);
    }

    private void End(Deadline deadline, TimeSpan timeout)
    {
        var dropping = new Deadline(ShutdownBudget.Fraction(timeout, PartOfEvents), _time);
        _held.Close();
        Settle(_deadLetters is null ? dropping : new Deadline(ShutdownBudget.Fraction(timeout, PartOfDestination), _time));
        _worker.Dispose();
        if (_deadLetters is not null)
            dropping.Wait(_held.WhenSettled());
        _settlement.DropRest();
        deadline.Wait(_held.WhenSettled());
        DisposeBoth(deadline);
    }

    private void DisposeBoth(Deadline deadline)
    {
        // In parallel: a destination that hangs must not delay the dead-letter backend.
        var disposal = DedicatedThread.RunAsync("disposal of a destination", DisposeDestination);
        if (_deadLetters is not null)
            BackendShutdown.End([_deadLetters.Slot], deadline.Remaining, Account.Reporter);
        deadline.Wait(disposal);
    }

    private bool DisposeDestination()
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

using EventTracking.Accounting;
using EventTracking.Batching;
using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Routing;
using EventTracking.Threading;

namespace EventTracking;

/// <summary>
/// Sends events in batches, in the background and in order, to a destination that may be slow, refuse some, answer nothing, or be away
/// for a while.
/// </summary>
/// <remarks>
/// <para>
/// A request that fails is made again, after pauses that grow and are chosen at random, until the destination has decided about the
/// batch or <see cref="BatchingOptions.MaxRetryDuration"/> has come; where requests keep failing, a circuit breaker lets one probe through
/// at a time. Delivery is at least once: a batch whose answer was lost is sent again, with the same ids and bytes.
/// </para>
/// <para>
/// Events that the destination refuses, that come too late for it, or that the backend still holds when it is disposed go to
/// <see cref="BatchingOptions.DeadLetter"/> with the extra field <c>dead_letter</c>: an object of <c>reason</c>
/// (<c>destination_rejected</c>, <c>expired</c> or <c>shutdown</c>), <c>detail</c> (the words of the destination) and <c>attempts</c>
/// (how often the event was sent). The account of that backend has the path of this one and <c>/dead-letter</c>.
/// </para>
/// </remarks>
public sealed class BatchingBackend
    : IAccountableBackend, IFlushableBackend, IMonitorableBackend, ICompositeBackend, IDisposable, IAsyncDisposable
{
    /// <summary>The part of the time for a shutdown in which the destination may take events, if there is a dead-letter backend.</summary>
    internal const double PartOfDestination = 0.7;

    /// <summary>The part of the time for a shutdown after which events that are left are dropped.</summary>
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

    /// <summary>How many bytes the events take that it holds, of <see cref="BatchingOptions.QueueCapacityBytes"/>.</summary>
    public long QueuedBytes => _held.Bytes;

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

    /// <summary>Sends what is held without waiting for full batches, and flushes the dead-letter backend.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <returns>
    /// Whether every event that was sent before the call has left the backend, and none was dropped since the previous flush. Pauses
    /// between retries are kept.
    /// </returns>
    public bool Flush(TimeSpan timeout)
    {
        var start = _flushes.Begin();
        return _flushes.End(start, Drain(timeout)).Succeeded;
    }

    /// <summary>
    /// Sends what is held, then disposes the destination and the dead-letter backend, for at most five seconds. Events that the
    /// destination has not taken go to the dead-letter backend if that takes them in time; otherwise they are dropped and counted as
    /// <see cref="DropReason.Shutdown"/>. Disposing again waits until that has ended; the destination, which the disposal waits for itself,
    /// does not wait.
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

    /// <summary>The event is held whatever this does: it must not count as lost as well.</summary>
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
        // At the same time: a destination that hangs takes no time from the dead letters.
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

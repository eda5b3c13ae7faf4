using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Routing;
using EventTracking.Threading;

namespace EventTracking;

/// <summary>
/// The base class of backends with a queue: they hold events and deliver them later, on workers of their own. It flushes and disposes the
/// queue within a deadline, and the backends below it, such as one for dead letters.
/// </summary>
/// <remarks>
/// <para>
/// A derived class stores each event, as an <see cref="EventCopy"/>, and accounts for it: <see cref="Send"/> first calls
/// <see cref="BackendAccount.Offer(in EventEnvelope)"/>. The outcome is counted once, by <see cref="BackendAccount.Deliver"/>,
/// <see cref="BackendAccount.DeadLetter"/> or <see cref="BackendAccount.Drop(DropReason, in EventEnvelope, string?, Exception?)"/>; until
/// then the event is included in <see cref="PendingEvents"/>.
/// </para>
/// <para>
/// Several threads may call a member at the same time. Apart from <see cref="DisposeDestination"/>, no member of a derived class waits:
/// this class waits, and never longer than its caller allows. If a disposal takes too long, another thread calls
/// <see cref="CloseQueue"/>, <see cref="StopWorkers"/> and <see cref="DropPending"/> again. An exception of a member is reported as
/// <see cref="TrackingFailureKind.ShutdownFailed"/>, and the disposal continues.
/// </para>
/// </remarks>
public abstract partial class QueueingBackend : IAccountableBackend, IFlushableBackend, ICompositeBackend, IDisposable, IAsyncDisposable
{
    private readonly TimeProvider _time;
    private BackendSlot[] _deadLetters = [];
    private BackendSlot[] _downstream = [];

    /// <summary>Creates the backend.</summary>
    /// <param name="timeProvider">The clock for timeouts. Default: the system clock.</param>
    protected QueueingBackend(TimeProvider? timeProvider = null)
    {
        _time = timeProvider ?? TimeProvider.System;
        _flushes = new FlushLedger(() => AccountsFrom(""));
        Account = new BackendAccount(() => PendingEvents, () => DurableEvents);
    }

    /// <inheritdoc/>
    public BackendAccount Account { get; }

    /// <summary>Gets the number of events that have been accepted and whose outcome has not been counted yet.</summary>
    protected abstract long PendingEvents { get; }

    /// <summary>
    /// Gets how many of the <see cref="PendingEvents"/> survive the end of the process, because they are on disk. They stay pending when
    /// the backend is disposed. Default: none.
    /// </summary>
    protected virtual long DurableEvents => 0;

    /// <summary>The backends below this one.</summary>
    private BackendSlot[] Below => [.. _downstream, .. _deadLetters];

    /// <summary>Adds the event to the queue.</summary>
    /// <param name="envelope">The event.</param>
    public abstract void Send(in EventEnvelope envelope);

    /// <summary>Delivers what was sent before the call, without delays such as waiting for a full batch.</summary>
    /// <returns>
    /// A task that completes when each of these events is durable or its outcome has been counted. Later events do not delay it.
    /// </returns>
    protected abstract Task DrainAsync();

    /// <summary>Rejects events from now on: they are dropped as <see cref="DropReason.Shutdown"/>.</summary>
    protected abstract void CloseQueue();

    /// <summary>
    /// Cancels deliveries in progress and begins no further one. Workers may then send the remaining events to the dead-letter backend, if
    /// there is one.
    /// </summary>
    protected abstract void StopWorkers();

    /// <summary>
    /// Drops every event that is not durable and whose outcome has not been counted as <see cref="DropReason.Shutdown"/>. A worker that
    /// is still busy with such an event must not count it again.
    /// </summary>
    protected abstract void DropPending();

    /// <summary>
    /// Disposes the destination, if there is one. It is called once, on a thread of its own, so that a destination that hangs does not
    /// delay the backends below this one; the thread is abandoned at the deadline.
    /// </summary>
    protected virtual void DisposeDestination()
    {
    }

    /// <summary>
    /// Marks the calling code as a worker of this backend, until the calling async method or thread ends: a flush or disposal that it
    /// causes, for example in the destination, does not wait for the worker, and so for itself. Call it first in each worker.
    /// </summary>
    protected void EnterWorker() => ActiveWork.Enter(this);

    /// <summary>
    /// Adds a backend that the queue sends its events to. It has an account of its own, whose path is that of this backend followed by
    /// a slash and the name. It is flushed and disposed with this backend. Call it in the constructor.
    /// </summary>
    /// <param name="name">The name of the backend.</param>
    /// <param name="backend">The backend. This backend owns it from now on.</param>
    /// <returns>
    /// A backend that sends to it and counts the outcome in its account. It never throws, and may be called on any thread.
    /// </returns>
    protected IEventBackend AddDownstream(string name, IEventBackend backend) => Add(ref _downstream, name, backend);

    /// <summary>
    /// Adds a backend for events that the destination does not accept. Its deliveries do not count as delivered in the result of a flush.
    /// If there is one, events have 70 % of the time for a disposal to reach their destination, instead of 90 %.
    /// </summary>
    /// <inheritdoc cref="AddDownstream"/>
    protected IEventBackend AddDeadLetter(string name, IEventBackend backend) => Add(ref _deadLetters, name, backend);

    void ICompositeBackend.Attach(FailureReporter failures) => Array.ForEach(Below, slot => slot.Attach(failures));

    IEnumerable<AccountEntry> ICompositeBackend.AccountsFrom(string? path) => AccountsFrom(path ?? "");

    private IEnumerable<AccountEntry> AccountsFrom(string path)
    {
        // Events that go on to another backend are delivered there.
        var role = _downstream.Length > 0 ? AccountRole.Router : AccountRole.Backend;
        yield return new AccountEntry(path, Account, role, this as IMonitorableBackend);
        foreach (var slot in _downstream)
        {
            foreach (var entry in slot.AccountsFrom($"{path}/{slot.Name}"))
                yield return entry;
        }

        foreach (var slot in _deadLetters)
        {
            foreach (var entry in slot.AccountsFrom($"{path}/{slot.Name}"))
                yield return entry.AsDeadLetter();
        }
    }

    private DownstreamBackend Add(ref BackendSlot[] slots, string name, IEventBackend backend)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(backend);
        var slot = new BackendSlot(name, backend, backend);
        slot.Attach(Account.Reporter);
        slots = [.. slots, slot];
        return new DownstreamBackend(slot);
    }

    private sealed class DownstreamBackend(BackendSlot slot) : IEventBackend
    {
        public void Send(in EventEnvelope envelope) => slot.TrySend(in envelope, envelope.Thread);
    }
}

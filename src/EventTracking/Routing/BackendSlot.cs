using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Line;
using EventTracking.Observation;
using EventTracking.Threading;

namespace EventTracking.Routing;

/// <summary>A backend in its router, with its name and its account.</summary>
internal sealed class BackendSlot
{
    private const long Unknown = -1;

    private readonly bool _hasOwnAccount;
    private readonly ICompositeBackend? _composite;
    private volatile bool _isDisposed;

    /// <param name="name">The name of the backend in its router.</param>
    /// <param name="backend">The backend.</param>
    /// <param name="target">Receives the events: the backend, or a queue in front of it.</param>
    public BackendSlot(string name, IEventBackend backend, IEventBackend target)
    {
        Name = name;
        Backend = backend;
        Target = target;
        Lifecycle = new BackendLifecycle(name, target);
        _hasOwnAccount = target is IAccountableBackend;
        _composite = target as ICompositeBackend;
        Account = (target as IAccountableBackend)?.Account ?? new BackendAccount();
    }

    public string Name { get; }

    public IEventBackend Backend { get; }

    public IEventBackend Target { get; }

    public BackendAccount Account { get; }

    /// <summary>Returns the account of the backend, and those of all backends below it.</summary>
    public IEnumerable<AccountEntry> AccountsFrom(string path) =>
        _composite?.AccountsFrom(path) ?? [new AccountEntry(path, Account, AccountRole.Backend, Target as IMonitorableBackend)];

    /// <summary>Flushes and disposes the backend.</summary>
    public BackendLifecycle Lifecycle { get; }

    /// <summary>Waits until every event has left the backend.</summary>
    /// <returns>Whether they have; <see langword="false"/> if it holds events and cannot be flushed.</returns>
    public Completion Flush(Deadline deadline, FailureReporter failures) => Target switch
    {
        IFlushableBackend flushable => Lifecycle.Flush(flushable, deadline, failures),
        IAccountableBackend when Account.Pending > 0 => Completion.Failed,
        _ => Completion.Succeeded,
    };

    /// <summary>Flushes the backend, then disposes it.</summary>
    /// <returns>Whether both succeeded.</returns>
    public Completion Shutdown(TimeSpan timeout, FailureReporter failures)
    {
        if (_composite is { } composite)
            return Lifecycle.Dispose(failures, () => composite.Shutdown(timeout));

        var ending = new Completion();
        Flush(new Deadline(timeout, failures.Time), failures).OnCompleted(_ => Dispose(failures).OnCompleted(ending.Complete));
        return ending;
    }

    /// <summary>Sets where the backend, and all backends below it, report their losses.</summary>
    public void Attach(FailureReporter failures)
    {
        Account.Attach(Name, failures);
        _composite?.Attach(failures);
    }

    /// <summary>Disposes the backend. From now on its failures count as losses by the shutdown.</summary>
    public Completion Dispose(FailureReporter failures)
    {
        _isDisposed = true;
        return Lifecycle.Dispose(failures);
    }

    /// <inheritdoc cref="ICompositeBackend.IsWorker"/>
    public bool IsWorker => _composite is { IsWorker: true };

    /// <inheritdoc cref="ICompositeBackend.Abandon"/>
    public void Abandon() => _composite?.Abandon();

    /// <summary>Sends an event and accounts for it, whatever the backend does.</summary>
    public void TrySend(in EventEnvelope envelope, EmitThread thread)
    {
        var offered = Unknown;
        try
        {
            var cell = Account.CellOf(thread);
            offered = cell.Offered;
            if (_hasOwnAccount)
            {
                Target.Send(in envelope);
            }
            else
            {
                cell.Offer();
                Target.Send(in envelope);
                cell.Deliver(1);
            }
        }
        catch (Exception exception)
        {
            Drop(in envelope, thread, offered, exception);
        }
    }

    /// <summary>
    /// Does what <see cref="TrySend"/> does, and adds a step unless the backend, or a router below it, has added its own.
    /// </summary>
    public void TrySendObserved(in EventEnvelope envelope, EmitThread thread, EventTrace trace)
    {
        var outer = trace.Enter(Name);
        var steps = trace.Count;
        var cell = Account.CellOf(thread);
        var (filtered, delivered) = (cell.Filtered, cell.Delivered);
        TrySend(in envelope, thread);
        if (trace.Count == steps)
        {
            trace.Add(
                cell.Filtered != filtered ? EventStepKind.Filtered
                : cell.Delivered != delivered ? EventStepKind.Delivered
                : EventStepKind.Queued);
        }

        trace.Leave(outer);
    }

    // The event may not be counted as offered yet: some backends do that themselves, and there may be no memory for the counters.
    private void Drop(in EventEnvelope envelope, EmitThread thread, long offered, Exception exception)
    {
        if (offered == Unknown)
            Account.OfferWithoutCell();
        else if (Account.CellOf(thread) is var cell && cell.Offered == offered)
            cell.Offer();
        Account.Drop(_isDisposed ? DropReason.Shutdown : DropReason.BackendFailed, in envelope, exception: exception);
    }
}

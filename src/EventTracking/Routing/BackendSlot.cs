using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Line;
using EventTracking.Queueing;
using EventTracking.Threading;

namespace EventTracking.Routing;

/// <summary>A backend in its router: under its name, with its account.</summary>
internal sealed class BackendSlot
{
    private const long Unknown = -1;

    private readonly bool _hasOwnAccount;
    private volatile bool _isDisposed;

    /// <param name="name">The name of the backend in its router.</param>
    /// <param name="backend">The backend.</param>
    /// <param name="target">What events are sent to: the backend, or a queue before it.</param>
    public BackendSlot(string name, IEventBackend backend, IEventBackend target)
    {
        Name = name;
        Backend = backend;
        Target = target;
        Lifecycle = new BackendLifecycle(name, target);
        _hasOwnAccount = target is IAccountableBackend;
        Account = (target as IAccountableBackend)?.Account ?? new BackendAccount();
    }

    public string Name { get; }

    public IEventBackend Backend { get; }

    public IEventBackend Target { get; }

    public BackendAccount Account { get; }

    /// <summary>The account of the backend, and if it is a router, those of all that is below.</summary>
    public IEnumerable<AccountEntry> AccountsFrom(string path) => Target switch
    {
        RoutingBackend router => router.AllAccountsFrom(path),
        BackgroundQueue queue => AccountsBehind(queue, path),
        IBackendParent parent => parent.AccountsFrom(path),
        _ => [new AccountEntry(path, Account, AccountRole.Backend, Target as IMonitorableBackend)],
    };

    /// <summary>The threads that flush and dispose the backend.</summary>
    public BackendLifecycle Lifecycle { get; }

    /// <summary>Waits until every event has left the backend.</summary>
    /// <returns>Whether they have; not if it holds events and cannot be flushed.</returns>
    public Completion Flush(Deadline deadline, FailureReporter failures) => Target switch
    {
        IFlushableBackend flushable => Lifecycle.Flush(flushable, deadline, failures),
        IAccountableBackend when Account.Pending > 0 => Completion.Failed,
        _ => Completion.Succeeded,
    };

    /// <summary>Flushes the backend, then disposes it.</summary>
    /// <returns>Whether that went well.</returns>
    public Completion Shutdown(TimeSpan timeout, FailureReporter failures)
    {
        if (Target is IHoldingBackend holding)
            return Lifecycle.Dispose(failures, () => holding.Shutdown(timeout));

        var ending = new Completion();
        Flush(new Deadline(timeout, failures.Time), failures).OnCompleted(_ => Dispose(failures).OnCompleted(ending.Complete));
        return ending;
    }

    /// <summary>Tells the account, and those behind it, its name and where its losses are reported.</summary>
    public void Attach(FailureReporter failures)
    {
        Account.Attach(Name, failures);
        switch (Target)
        {
            case RoutingBackend router:
                router.Attach(failures);
                break;
            case BackgroundQueue queue:
                queue.Downstream.Attach(failures);
                break;
            case IBackendParent parent:
                parent.Attach(failures);
                break;
        }
    }

    /// <summary>Disposes the backend. Failures from now on are due to that.</summary>
    public Completion Dispose(FailureReporter failures)
    {
        _isDisposed = true;
        return Lifecycle.Dispose(failures);
    }

    /// <inheritdoc cref="IHoldingBackend.IsWorker"/>
    public bool IsWorker => Target is IHoldingBackend { IsWorker: true };

    /// <inheritdoc cref="IHoldingBackend.Abandon"/>
    public void Abandon() => (Target as IHoldingBackend)?.Abandon();

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

    // The event may not have been offered: a backend that settles itself does that, and memory for the counters may be lacking.
    private void Drop(in EventEnvelope envelope, EmitThread thread, long offered, Exception exception)
    {
        if (offered == Unknown)
            Account.OfferWithoutCell();
        else if (Account.CellOf(thread) is var cell && cell.Offered == offered)
            cell.Offer();
        Account.Drop(_isDisposed ? DropReason.Shutdown : DropReason.BackendFailed, in envelope, exception: exception);
    }

    private static IEnumerable<AccountEntry> AccountsBehind(BackgroundQueue queue, string path)
    {
        var isFirst = true;
        foreach (var entry in queue.Downstream.AccountsFrom(path))
        {
            yield return isFirst ? entry.WithQueue(queue) : entry;
            isFirst = false;
        }
    }
}

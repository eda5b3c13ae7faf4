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
    private const long NotKnown = -1;

    private readonly bool _settlesItself;
    private volatile bool _isDisposed;

    /// <param name="name">The name of the backend in its router.</param>
    /// <param name="backend">The backend.</param>
    /// <param name="target">What events are sent to: the backend, or a queue before it.</param>
    public BackendSlot(string name, IEventBackend backend, IEventBackend target)
    {
        Name = name;
        Backend = backend;
        Target = target;
        Life = new BackendLife(name, target);
        _settlesItself = target is IAccountableBackend;
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
    public BackendLife Life { get; }

    /// <summary>Waits until every event has left the backend.</summary>
    /// <returns>Whether they have; not if it holds events and cannot be flushed.</returns>
    public Completion Flush(Deadline deadline, FailureReporter failures) => Target switch
    {
        IFlushableBackend flushable => Life.Flush(flushable, deadline, failures),
        IAccountableBackend when Account.Pending > 0 => Completion.Bad,
        _ => Completion.Good,
    };

    /// <summary>Flushes the backend, then disposes it.</summary>
    /// <returns>Whether that went well.</returns>
    public Completion Shutdown(TimeSpan timeout, FailureReporter failures)
    {
        if (Target is IHoldingBackend holding)
            return Life.Dispose(failures, () => holding.Shutdown(timeout));

        var ending = new Completion();
        Flush(new Deadline(timeout, failures.Time), failures).Then(_ => Dispose(failures).Then(ending.Set));
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
                queue.Behind.Attach(failures);
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
        return Life.Dispose(failures);
    }

    /// <inheritdoc cref="IHoldingBackend.IsWorker"/>
    public bool IsWorker => Target is IHoldingBackend { IsWorker: true };

    /// <inheritdoc cref="IHoldingBackend.Abandon"/>
    public void Abandon() => (Target as IHoldingBackend)?.Abandon();

    /// <summary>Sends an event and accounts for it, whatever the backend does.</summary>
    public void TrySend(in EventEnvelope envelope, EmissionThread thread)
    {
        var offered = NotKnown;
        try
        {
            var cell = Account.CellOf(thread);
            offered = cell.Offered;
            if (_settlesItself)
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
    private void Drop(in EventEnvelope envelope, EmissionThread thread, long offered, Exception exception)
    {
        if (offered == NotKnown)
            Account.OfferWithoutCell();
        else if (Account.CellOf(thread) is var cell && cell.Offered == offered)
            cell.Offer();
        Account.Drop(_isDisposed ? DropReason.Shutdown : DropReason.BackendFailed, in envelope, exception: exception);
    }

    private static IEnumerable<AccountEntry> AccountsBehind(BackgroundQueue queue, string path)
    {
        var isFirst = true;
        foreach (var entry in queue.Behind.AccountsFrom(path))
        {
            yield return isFirst ? entry.Behind(queue) : entry;
            isFirst = false;
        }
    }
}

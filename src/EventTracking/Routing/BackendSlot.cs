using EventTracking.Accounting;
using EventTracking.Background;
using EventTracking.Diagnostics;
using EventTracking.Serialization;

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
        RoutingBackend router => router.AccountsFrom(path),
        BackgroundQueue queue => AccountsBehind(queue, path),
        IBackendParent parent => parent.AccountsFrom(path),
        _ => [new AccountEntry(path, Account, Target as IMonitorableBackend)],
    };

    /// <summary>How what is behind the slot is flushed and disposed of.</summary>
    public BackendLife Life { get; }

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

    /// <summary>Disposes of what is behind the slot. What it fails at from now on, it fails at for that reason.</summary>
    public Outcome Dispose(FailureReporter failures)
    {
        _isDisposed = true;
        return Life.Dispose(failures);
    }

    /// <summary>Whether the calling thread is the worker of a queue that is before the backend, or below.</summary>
    public bool IsWorker => Target switch
    {
        RoutingBackend router => router.IsWorker,
        BackgroundQueue queue => queue.IsWorker || queue.Behind.IsWorker,
        _ => false,
    };

    /// <summary>The time is over: what waits in queues is lost now, whatever the disposal of a backend takes that is going on.</summary>
    public void Abandon()
    {
        switch (Target)
        {
            case RoutingBackend router:
                router.Abandon();
                break;
            case BackgroundQueue queue:
                queue.Close();
                queue.Behind.Abandon();
                break;
        }
    }

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

    // The account may be open for the event, or not yet: a backend that settles itself opens it, and to find the counters may fail.
    private void Drop(in EventEnvelope envelope, EmissionThread thread, long offered, Exception exception)
    {
        var cell = Account.CellOf(thread);
        if (offered == NotKnown || cell.Offered == offered)
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

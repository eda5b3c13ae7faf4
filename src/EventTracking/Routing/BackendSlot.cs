namespace EventTracking.Routing;

/// <summary>A backend in its router: under its name, with its account.</summary>
internal sealed class BackendSlot
{
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
        _settlesItself = target is IAccountableBackend;
        Account = (target as IAccountableBackend)?.Account ?? new BackendAccount();
    }

    public string Name { get; }

    public IEventBackend Backend { get; }

    public IEventBackend Target { get; }

    public BackendAccount Account { get; }

    /// <summary>The account of the backend, and if it is a router, of all that is below.</summary>
    public IEnumerable<(string Path, BackendAccount Account)> AccountsFrom(string path) =>
        Target is RoutingBackend router ? router.AccountsFrom(path) : [(path, Account)];

    /// <summary>The backend is being disposed of: what it fails at from now on, it fails at for that reason.</summary>
    public void MarkDisposed() => _isDisposed = true;

    /// <summary>Sends an event; whatever the backend does, the event is accounted for, and the others have their turn.</summary>
    public void Send(in EventEnvelope envelope)
    {
        var cell = Account.Cell;
        var offered = cell.Offered;
        try
        {
            if (!_settlesItself)
                cell.Offer();
            Target.Send(in envelope);
            if (!_settlesItself)
                cell.Deliver(1);
        }
        catch (Exception exception)
        {
            // A backend with an account of its own may have thrown before it opened it for the event.
            if (cell.Offered == offered)
                cell.Offer();
            Account.Drop(_isDisposed ? DropReason.Shutdown : DropReason.BackendFailed, in envelope, exception: exception);
        }
    }
}

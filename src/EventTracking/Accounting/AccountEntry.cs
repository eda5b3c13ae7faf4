namespace EventTracking.Accounting;

/// <summary>An account and its path. If the backend has a queue in front of it, this is the account of both.</summary>
internal sealed class AccountEntry
{
    /// <summary>Limits how often an account is read again before it is closed, while other threads keep emitting.</summary>
    private const int MaxReads = 16;

    private readonly BackendAccount _account;
    private readonly IMonitorableBackend? _monitored;
    private readonly BackendAccount? _queueAccount;
    private readonly Func<BackgroundQueueStatus>? _queueStatus;

    /// <param name="path">The path.</param>
    /// <param name="account">The account of the backend.</param>
    /// <param name="role">What the account belongs to.</param>
    /// <param name="monitored">The backend, if it reports its status.</param>
    public AccountEntry(string path, BackendAccount account, AccountRole role, IMonitorableBackend? monitored = null) =>
        (Path, _account, Role, _monitored) = (path, account, role, monitored);

    private AccountEntry(AccountEntry other, BackendAccount? queueAccount, Func<BackgroundQueueStatus>? queueStatus)
        : this(other.Path, other._account, other.Role, other._monitored) =>
        (IsReplaced, _queueAccount, _queueStatus) = (other.IsReplaced, queueAccount, queueStatus);

    private AccountEntry(AccountEntry other)
        : this(other, other._queueAccount, other._queueStatus)
    {
    }

    public string Path { get; }

    public AccountRole Role { get; private init; }

    /// <summary>Gets a value indicating whether another backend has replaced this one, which may still hold events.</summary>
    public bool IsReplaced { get; private init; }

    /// <summary>Gets a value indicating whether the backend itself reports a status, with requests and a circuit breaker.</summary>
    public bool IsMonitored => _monitored is not null;

    /// <summary>Gets the status of the backend and of the queue in front of it; <see langword="null"/> if it has neither.</summary>
    public BackendStatus? Status => _monitored is null && _queueStatus is null
        ? null
        : (_monitored?.Status ?? new BackendStatus()).At(Path, _queueStatus?.Invoke() ?? default);

    /// <summary>The account that counts an event first.</summary>
    private BackendAccount First => _queueAccount ?? _account;

    /// <summary>Returns the accounts of the root and of the backends below it, without backends that have been replaced.</summary>
    public static IEnumerable<AccountEntry> InUse(ICompositeBackend root)
    {
        foreach (var entry in root.AccountsFrom(null))
        {
            if (!entry.IsReplaced)
                yield return entry;
        }
    }

    /// <summary>Returns the entry of the same backend with a queue in front of it.</summary>
    /// <param name="account">The account of the queue.</param>
    /// <param name="status">Returns the status of the queue.</param>
    public AccountEntry WithQueue(BackendAccount account, Func<BackgroundQueueStatus> status) => new(this, account, status);

    /// <summary>Returns the entry of the same backend as one that receives dead letters.</summary>
    public AccountEntry AsDeadLetter() => new(this) { Role = Role is AccountRole.Backend ? AccountRole.DeadLetter : Role };

    /// <summary>Returns the entry of the same backend after it was replaced.</summary>
    public AccountEntry AsReplaced() => new(this) { IsReplaced = true };

    public AccountSnapshot Read() => First.Closing is { } closing ? ReadOpen().ClosedAt(closing) : ReadOpen();

    public void LogUnlogged()
    {
        _account.LogUnlogged();
        _queueAccount?.LogUnlogged();
    }

    /// <summary>
    /// Closes the account when its tracker has been disposed. Events that are still pending count as lost, whatever a hanging thread does
    /// with them later.
    /// </summary>
    public void Close()
    {
        _account.StopReporting();
        _queueAccount?.StopReporting();

        // Read again until nothing is offered in between: an event that another thread has just emitted and that was rejected is not a
        // loss.
        var closing = ReadOpen();
        for (var reads = 1; reads < MaxReads; reads++)
        {
            var before = closing.Offered;
            closing = ReadOpen();
            if (closing.Offered == before)
                break;
        }

        First.Close(closing);
    }

    private AccountSnapshot ReadOpen()
    {
        var read = _account.Read(Path);
        return _queueAccount is null ? read : _queueAccount.Read(Path).CombinedWith(read);
    }
}

using EventTracking.Queueing;

namespace EventTracking.Accounting;

/// <summary>An account with its path; for a backend with a queue before it, that of both together.</summary>
/// <param name="path">The path.</param>
/// <param name="account">The account of the backend.</param>
/// <param name="role">What the account is of.</param>
/// <param name="monitored">The backend, if it reports its status.</param>
/// <param name="queue">The queue before the backend, if there is one.</param>
internal sealed class AccountEntry(
    string path, BackendAccount account, AccountRole role, IMonitorableBackend? monitored = null, BackgroundQueue? queue = null)
{
    /// <summary>Emits after the disposal of the tracker must not keep it from closing its account.</summary>
    private const int MaxReads = 16;

    public string Path => path;

    public AccountRole Role => role;

    /// <summary>Whether another backend has replaced this one, which may still hold events.</summary>
    public bool IsReplaced { get; private init; }

    /// <summary>Gets a value indicating whether the backend itself reports a status, with requests and a circuit breaker.</summary>
    public bool IsMonitored => monitored is not null;

    /// <summary>Gets the status of the backend and of the queue before it; <see langword="null"/> if it has neither.</summary>
    public BackendStatus? Status => monitored is null && queue is null
        ? null
        : (monitored?.Status ?? new BackendStatus()).At(path, queue?.Status ?? default);

    /// <summary>The account that events come to first.</summary>
    private BackendAccount First => queue?.Account ?? account;

    /// <summary>The same backend with a queue before it.</summary>
    public AccountEntry WithQueue(BackgroundQueue before) => new(path, account, role, monitored, before) { IsReplaced = IsReplaced };

    /// <summary>The same backend, which takes what another one could not deliver.</summary>
    public AccountEntry AsDeadLetter() =>
        new(path, account, role is AccountRole.Backend ? AccountRole.DeadLetter : role, monitored, queue) { IsReplaced = IsReplaced };

    /// <summary>The same backend after it was replaced.</summary>
    public AccountEntry AsReplaced() => new(path, account, role, monitored, queue) { IsReplaced = true };

    public AccountSnapshot Read() => First.Closing is { } closing ? ReadOpen().ClosedAt(closing) : ReadOpen();

    public void LogUnlogged()
    {
        account.LogUnlogged();
        queue?.Account.LogUnlogged();
    }

    /// <summary>
    /// Closes the account at the end of its tracker: nothing is pending from then on. What is still open is lost, whatever a thread that
    /// hangs does with it later.
    /// </summary>
    public void Close()
    {
        account.StopReporting();
        queue?.Account.StopReporting();

        // Read twice, so that an event that another thread has just emitted, and that was rejected, is not taken for a lost one.
        var closing = ReadOpen();
        for (var tries = 1; tries < MaxReads; tries++)
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
        var read = account.Read(path);
        return queue is null ? read : queue.Account.Read(path).CombinedWith(read);
    }
}

using EventTracking.Background;

namespace EventTracking.Accounting;

/// <summary>An account with its path; for a backend behind a queue, that of both together.</summary>
/// <param name="path">The path.</param>
/// <param name="account">The account of the backend.</param>
/// <param name="monitored">The backend, if it reports its status.</param>
/// <param name="queue">The queue before the backend, if there is one.</param>
internal sealed class AccountEntry(string path, BackendAccount account, IMonitorableBackend? monitored = null, BackgroundQueue? queue = null)
{
    public string Path => path;

    /// <summary>Gets a value indicating whether the backend itself reports a status, with requests and a circuit breaker.</summary>
    public bool IsMonitored => monitored is not null;

    /// <summary>Gets the status of the backend and of the queue before it; <see langword="null"/> if it has neither.</summary>
    public BackendStatus? Status => monitored is null && queue is null
        ? null
        : (monitored?.Status ?? new BackendStatus()).At(path, queue?.Status ?? default);

    /// <summary>The same backend, behind a queue.</summary>
    public AccountEntry Behind(BackgroundQueue before) => new(path, account, monitored, before);

    public EventAccount Read()
    {
        var read = account.Read(path);
        return queue is null ? read : queue.Account.Read(path).WithThoseBehind(read);
    }

    public void LogRest()
    {
        account.LogRest();
        queue?.Account.LogRest();
    }
}

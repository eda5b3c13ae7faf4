using EventTracking.Background;

namespace EventTracking.Accounting;

/// <summary>An account with its path; for a backend behind a queue, that of both together.</summary>
internal sealed class AccountEntry(string path, BackendAccount account, BackgroundQueue? queue = null)
{
    public string Path => path;

    /// <summary>The queue before the backend, if there is one.</summary>
    public BackgroundQueue? Queue => queue;

    /// <summary>The same backend, behind a queue.</summary>
    public AccountEntry Behind(BackgroundQueue before) => new(path, account, before);

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

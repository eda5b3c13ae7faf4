using EventTracking.Background;

namespace EventTracking.Accounting;

/// <summary>An account with its path; for a backend behind a queue, that of both together.</summary>
/// <param name="path">The path.</param>
/// <param name="account">The account of the backend.</param>
/// <param name="held">What the backend holds in a queue of its own, if it has one.</param>
/// <param name="queue">The queue before the backend, if there is one.</param>
internal sealed class AccountEntry(string path, BackendAccount account, Func<BackgroundQueueStatus>? held = null, BackgroundQueue? queue = null)
{
    public string Path => path;

    /// <summary>What waits in the queue before the backend and in its own, if it has either.</summary>
    public BackgroundQueueStatus? Queue => (queue?.Status, held?.Invoke()) switch
    {
        ({ } before, { } own) => before.Plus(own),
        var (before, own) => before ?? own,
    };

    /// <summary>The same backend, behind a queue.</summary>
    public AccountEntry Behind(BackgroundQueue before) => new(path, account, held, before);

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

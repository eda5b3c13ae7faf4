namespace EventTracking.JsonLines;

/// <summary>Waits no longer than it may for something that can hang, such as a write to a disk that does not answer.</summary>
internal static class TimeLimit
{
    /// <summary>
    /// Runs an action on a thread of its own, because the pool's may all be busy, waiting for this one. Without a limit it runs on
    /// the caller's.
    /// </summary>
    /// <returns>Whether it came to its end in time. Otherwise it goes on, and what becomes of it is not told.</returns>
    public static bool Run(Action action, TimeSpan limit)
    {
        if (limit == Timeout.InfiniteTimeSpan)
        {
            action();
            return true;
        }

        var task = Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(limit))
            return false;

        task.GetAwaiter().GetResult();
        return true;
    }
}

namespace EventTracking.Batching.Spooling;

/// <summary>
/// Threads that wait until events have left the memory. Unlike <see cref="SettledWaits"/>, the thread that writes the events also runs
/// what follows, because a flush that waits must not depend on the thread pool. Not thread-safe.
/// </summary>
internal sealed class WrittenWaits
{
    private readonly List<(long Through, TaskCompletionSource Written)> _waits = [];

    /// <summary>Returns a task that completes when a number of events have left the memory.</summary>
    public Task Add(long through)
    {
        // Callers that add at the same time usually wait for the same events.
        if (_waits is [.., var last] && last.Through == through)
            return last.Written.Task;

        var written = new TaskCompletionSource();
        _waits.Add((through, written));
        return written.Task;
    }

    /// <summary>Removes the waits that are over, for <see cref="Complete"/>.</summary>
    /// <param name="left">The number of events that have left the memory.</param>
    public TaskCompletionSource[] Take(long left)
    {
        // In the order of the numbers, because they grow.
        var count = 0;
        while (count < _waits.Count && _waits[count].Through <= left)
            count++;
        if (count == 0)
            return [];

        var over = new TaskCompletionSource[count];
        for (var i = 0; i < count; i++)
            over[i] = _waits[i].Written;
        _waits.RemoveRange(0, count);
        return over;
    }

    /// <summary>Completes waits. Call it without a lock.</summary>
    public static void Complete(TaskCompletionSource[] waits)
    {
        foreach (var wait in waits)
            wait.TrySetResult();
    }
}

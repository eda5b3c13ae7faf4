namespace EventTracking.Batching;

/// <summary>Threads that wait until all events up to a sequence number are settled. Not thread-safe.</summary>
internal sealed class SettledWaits
{
    private readonly List<(long Through, TaskCompletionSource Settled)> _waits = [];

    /// <summary>Returns a task that completes when all events up to a sequence number are settled.</summary>
    public Task Add(long through)
    {
        // Continuations must not run in the lock of the caller.
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waits.Add((through, settled));
        return settled.Task;
    }

    /// <summary>Completes the tasks whose events are settled.</summary>
    /// <param name="oldest">The sequence number of the oldest event that is not settled.</param>
    public void Complete(long oldest)
    {
        // Called for every batch, and usually no thread waits.
        for (var i = _waits.Count - 1; i >= 0; i--)
        {
            if (_waits[i].Through >= oldest)
                continue;

            _waits[i].Settled.SetResult();
            _waits.RemoveAt(i);
        }
    }
}

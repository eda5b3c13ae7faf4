namespace EventTracking.Threading;

/// <summary>Awaits a <see cref="Completion"/>. Only programs that await something contain this, and with it the thread pool.</summary>
internal static class AwaitedCompletion
{
    /// <summary>Waits for the work without blocking a thread.</summary>
    /// <returns>Whether it completed in time and succeeded.</returns>
    public static async Task<bool> SucceedsByAsync(this Completion work, Deadline deadline, CancellationToken cancellationToken)
    {
        if (work.IsCompleted)
            return work.SucceedsBy(deadline);

        try
        {
            return await deadline.LimitAsync(work.AsTask(CreateTask), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static Task<bool> CreateTask(Completion work)
    {
        // The thread that completes the work must not run the code of callers, and schedules one work item instead of one for each.
        var result = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.OnCompleted(succeeded => ThreadPool.UnsafeQueueUserWorkItem(result.SetResult, succeeded, preferLocal: false));
        return result.Task;
    }
}

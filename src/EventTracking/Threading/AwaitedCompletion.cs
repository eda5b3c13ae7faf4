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

        // The thread that completes the work must not run the code of callers.
        var result = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Action<bool> setResult = result.SetResult;
        work.OnCompleted(setResult);
        try
        {
            return await deadline.LimitAsync(result.Task, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return work.IsCompleted && work.SucceedsBy(deadline);
        }
        finally
        {
            work.Remove(setResult);
        }
    }
}

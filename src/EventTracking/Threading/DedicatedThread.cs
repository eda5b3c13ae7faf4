namespace EventTracking.Threading;

/// <summary>
/// Runs work that may hang on a thread of its own, so that callers can stop waiting and the thread pool is not exhausted.
/// </summary>
/// <remarks>
/// The execution context of the caller does not flow to the thread, neither event contexts nor other async locals. The exception is
/// <see cref="ActiveWork"/>, if a caller may wait for the thread.
/// </remarks>
internal static class DedicatedThread
{
    public static Task<T> RunAsync<T>(string name, Func<T> work)
    {
        var result = new TaskCompletionSource<T>();
        StartForCaller(name, () =>
        {
            try
            {
                result.SetResult(work());
            }
            catch (Exception exception)
            {
                result.SetException(exception);
            }
        });
        return result.Task;
    }

    /// <summary>Runs work that others wait for. The work must not throw.</summary>
    public static Completion Run(string name, Func<bool> work)
    {
        var outcome = new Completion();
        StartForCaller(name, () => outcome.Complete(work()));
        return outcome;
    }

    public static Thread Start(string name, Action work)
    {
        var thread = new Thread(() => work()) { Name = $"EventTracking {name}", IsBackground = true };
        thread.UnsafeStart();
        return thread;
    }

    private static void StartForCaller(string name, Action work)
    {
        var caller = ActiveWork.Current;
        Start(name, () =>
        {
            ActiveWork.Current = caller;
            work();
        });
    }
}

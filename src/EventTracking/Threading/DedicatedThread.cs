namespace EventTracking.Threading;

/// <summary>Does work that may hang on a thread of its own: no caller waits longer than it wants, and the pool keeps its threads.</summary>
/// <remarks>
/// Nothing of the caller's execution context flows into the thread, no context of events and no other async local, except for
/// <see cref="ActiveWork"/> where a caller may wait for the thread.
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

    /// <summary>Does work whose outcome others wait for. It must not throw.</summary>
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

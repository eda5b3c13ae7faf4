namespace EventTracking.Routing;

/// <summary>Does work that may hang on a thread of its own: no caller waits longer than it wants, and the pool keeps its threads.</summary>
/// <remarks>Nothing of the caller's execution context flows into the thread, no context of events and no other async local.</remarks>
internal static class Apart
{
    public static Task<T> Run<T>(string name, Func<T> work)
    {
        var result = new TaskCompletionSource<T>();
        Start(name, () =>
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

    public static Thread Start(string name, Action work)
    {
        var thread = new Thread(() => work()) { Name = $"EventTracking {name}", IsBackground = true };
        thread.UnsafeStart();
        return thread;
    }
}

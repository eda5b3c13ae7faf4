namespace EventTracking.Threading;

/// <summary>
/// A small number for each thread that emits. It is freed when the thread has ended; the next thread reuses it, together with the counters
/// at this index.
/// </summary>
internal sealed class ThreadIndex
{
    private static readonly Lock Gate = new();
    private static readonly List<int> Free = [];
    private static int _next;

    public ThreadIndex()
    {
        lock (Gate)
            Value = Free.Count > 0 ? TakeFree() : _next++;
    }

#pragma warning disable MA0055 // Only a finalizer notices that the thread has ended.
    /// <summary>Frees the index. Only thread-local storage references this object, so its thread has ended.</summary>
    ~ThreadIndex()
#pragma warning restore MA0055
    {
        lock (Gate)
            Free.Add(Value);
    }

    public int Value { get; }

    private static int TakeFree()
    {
        var free = Free[^1];
        Free.RemoveAt(Free.Count - 1);
        return free;
    }
}

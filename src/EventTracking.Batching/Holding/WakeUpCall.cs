namespace EventTracking.Batching;

/// <summary>Wakes the worker when as many events wait as it has requested, once per request.</summary>
/// <remarks>
/// The worker requests the call, then checks what waits. Other threads add an event, then check for a request. A full fence between the
/// two steps of either side ensures that at least one of them notices the other.
/// </remarks>
internal sealed class WakeUpCall
{
    private Func<bool>? _tryWakeUp;
    private long _count;
    private long _bytes;
    private int _isRequested;

    public bool IsRequested => Volatile.Read(ref _isRequested) != 0;

    /// <summary>Sets the function that wakes the worker. It returns <see langword="false"/> if the next event has to try again.</summary>
    public void Set(Func<bool> tryWakeUp) => _tryWakeUp = tryWakeUp;

    /// <summary>Requests a call when this many events or bytes wait, instead of an earlier request. Only the worker calls it.</summary>
    public void Request(int count, long bytes)
    {
        // A thread that reads one new and one old limit wakes the worker early at worst: it has added its event before the fence, so the
        // worker sees the event.
        Volatile.Write(ref _count, count);
        Volatile.Write(ref _bytes, bytes);
        Interlocked.Exchange(ref _isRequested, 1);
    }

    /// <summary>Makes the call if it is due. Requires a full fence after the last event was added.</summary>
    public void OnWaiting(long count, long bytes)
    {
        if (!IsRequested || (count < Volatile.Read(ref _count) && bytes < Volatile.Read(ref _bytes)))
            return;
        if (Interlocked.Exchange(ref _isRequested, 0) == 1 && _tryWakeUp is { } tryWakeUp && !tryWakeUp())
            Volatile.Write(ref _isRequested, 1);
    }
}

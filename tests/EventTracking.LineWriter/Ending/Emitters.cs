namespace EventTracking.LineWriter.Ending;

/// <summary>Threads that emit numbered events until they are stopped, also after the end of their tracker.</summary>
internal sealed class Emitters
{
    private const int Threads = 4;

    /// <summary>How many events of each thread come before the process says that it may be told to end.</summary>
    private const int AtFirst = 1000;

    private readonly CountdownEvent _begun = new(Threads);
    private readonly Thread[] _threads;
    private long _emitted;
    private volatile bool _isStopped;

    private Emitters(Tracker tracker) =>
        _threads = [.. Enumerable.Range(0, Threads).Select(writer => new Thread(() => Emit(tracker, writer)) { IsBackground = true })];

    /// <summary>Starts the threads, and comes back when each has emitted its first events.</summary>
    public static Emitters Start(Tracker tracker)
    {
        var emitters = new Emitters(tracker);
        Array.ForEach(emitters._threads, static thread => thread.Start());
        emitters._begun.Wait();
        return emitters;
    }

    /// <returns>How many events all of them have emitted.</returns>
    public long Stop()
    {
        _isStopped = true;
        Array.ForEach(_threads, static thread => thread.Join());
        return _emitted;
    }

    private void Emit(Tracker tracker, int writer)
    {
        var n = 0;
        while (!_isStopped)
        {
            tracker.Emit("test.line", new Dictionary<string, object?> { ["writer"] = writer, ["n"] = n });
            if (++n == AtFirst)
                _begun.Signal();
            Thread.Yield();
        }

        Interlocked.Add(ref _emitted, n);
    }
}

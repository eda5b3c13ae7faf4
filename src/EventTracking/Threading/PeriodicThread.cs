namespace EventTracking.Threading;

/// <summary>
/// Does something again and again, at an interval, on a thread of its own: a disk that hangs takes none from the pool, and a busy pool
/// keeps no line from its file.
/// </summary>
internal sealed class PeriodicThread : IDisposable
{
    /// <summary>The longest time that a thread of .NET waits; a longer interval is cut to it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly object _gate = new();
    private readonly TimeSpan _interval;
    private bool _isOver;

    private PeriodicThread(TimeSpan interval) => _interval = interval < Longest ? interval : Longest;

    public static IDisposable Start(TimeSpan interval, Action beat)
    {
        var pulse = new PeriodicThread(interval);
        DedicatedThread.Start("pulse of a file", () =>
        {
            while (pulse.GoesOn())
                beat();
        });
        return pulse;
    }

    /// <summary>The pulse with the timers of a clock, whatever thread they run on.</summary>
    public static IDisposable Start(TimeSpan interval, Action beat, TimeProvider time)
    {
        // The timer outlives the flow that makes the backend.
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return time.CreateTimer(static beat => ((Action)beat!)(), beat, interval, interval);
    }

    /// <summary>Ends it. A beat that is under way goes on.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.PulseAll(_gate);
        }
    }

    private bool GoesOn()
    {
        lock (_gate)
        {
            if (!_isOver)
                Monitor.Wait(_gate, _interval);
            return !_isOver;
        }
    }
}

namespace EventTracking.Threading;

/// <summary>
/// Does something again and again, at an interval, on a thread of its own: a disk that hangs takes none from the pool, and a busy pool
/// keeps no line from its file.
/// </summary>
internal sealed class PeriodicThread : IDisposable
{
    /// <summary>The longest time that a thread of .NET waits; a longer interval is cut to it.</summary>
    private static readonly TimeSpan MaxInterval = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly object _gate = new();
    private readonly TimeSpan _interval;
    private bool _isDisposed;

    private PeriodicThread(TimeSpan interval) => _interval = interval < MaxInterval ? interval : MaxInterval;

    public static IDisposable Start(TimeSpan interval, Action action)
    {
        var pulse = new PeriodicThread(interval);
        DedicatedThread.Start("pulse of a file", () =>
        {
            while (pulse.WaitForNext())
                action();
        });
        return pulse;
    }

    /// <summary>The pulse with the timers of a clock, whatever thread they run on.</summary>
    public static IDisposable Start(TimeSpan interval, Action action, TimeProvider time)
    {
        // The timer outlives the flow that makes the backend.
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return time.CreateTimer(static beat => ((Action)beat!)(), action, interval, interval);
    }

    /// <summary>Ends it. A beat that is under way goes on.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private bool WaitForNext()
    {
        lock (_gate)
        {
            if (!_isDisposed)
                Monitor.Wait(_gate, _interval);
            return !_isDisposed;
        }
    }
}

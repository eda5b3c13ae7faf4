namespace EventTracking.Threading;

/// <summary>
/// Runs an action at an interval on a thread of its own: a hanging disk blocks no thread of the pool, and a busy pool delays no write.
/// </summary>
internal sealed class PeriodicThread : IDisposable
{
    /// <summary>The longest time that .NET can wait; longer intervals are shortened to it.</summary>
    private static readonly TimeSpan MaxInterval = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly object _gate = new();
    private readonly TimeSpan _interval;
    private bool _isDisposed;

    private PeriodicThread(TimeSpan interval) => _interval = interval < MaxInterval ? interval : MaxInterval;

    public static IDisposable Start(TimeSpan interval, Action action)
    {
        var timer = new PeriodicThread(interval);
        DedicatedThread.Start("timer of a file", () =>
        {
            while (timer.WaitForNext())
                action();
        });
        return timer;
    }

    /// <summary>Runs the action by a timer of a clock, on whatever thread that uses.</summary>
    public static IDisposable Start(TimeSpan interval, Action action, TimeProvider time)
    {
        // The timer outlives the execution context that creates it.
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return time.CreateTimer(static run => ((Action)run!)(), action, interval, interval);
    }

    /// <summary>Stops it. A run in progress continues.</summary>
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

namespace EventTracking.Diagnostics;

/// <summary>Allows one log line per interval and counts the suppressed events.</summary>
internal sealed class LogThrottle
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long? _lastLine;
    private long _unlogged;

    /// <summary>Tries to write a line now.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="events">The number of events that the line reports.</param>
    /// <param name="unlogged">The number of suppressed events since the last line, without these.</param>
    /// <returns><see langword="true"/> if the line may be written.</returns>
    public bool TryPass(TimeProvider time, long events, out long unlogged)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (_lastLine is { } last && time.GetElapsedTime(last, now) < Interval)
            {
                _unlogged += events;
                unlogged = 0;
                return false;
            }

            _lastLine = now;
            (unlogged, _unlogged) = (_unlogged, 0);
            return true;
        }
    }

    /// <summary>Counts suppressed events.</summary>
    public void Suppress(long events)
    {
        lock (_gate)
            _unlogged += events;
    }

    public long TakeUnlogged()
    {
        lock (_gate)
        {
            var unlogged = _unlogged;
            _unlogged = 0;
            return unlogged;
        }
    }
}

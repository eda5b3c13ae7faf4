namespace EventTracking.Diagnostics;

/// <summary>Lets one log line through per interval, and counts the events that it keeps back.</summary>
internal sealed class LogThrottle
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long? _lastLine;
    private long _unlogged;

    /// <summary>Asks for a line.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="events">The events that the line would tell of.</param>
    /// <param name="unlogged">The events since the last line, these not included.</param>
    /// <returns>Whether the line may be written.</returns>
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

    /// <summary>Counts events that no line tells of now.</summary>
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

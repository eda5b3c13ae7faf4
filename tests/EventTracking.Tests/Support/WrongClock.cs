namespace EventTracking.Tests.Support;

/// <summary>A clock whose date can be set freely while its monotonic time advances normally.</summary>
internal sealed class WrongClock : TimeProvider
{
    private long _timestamp;

    public DateTimeOffset Now { get; set; } = CollectingTracker.Now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan time) => Interlocked.Add(ref _timestamp, time.Ticks);

    /// <summary>Whether the monotonic time is unavailable.</summary>
    public bool IsStuck { get; set; }

    public override long GetTimestamp() =>
        IsStuck ? throw new TimeoutException("the clock does not answer") : Interlocked.Read(ref _timestamp);

    public override DateTimeOffset GetUtcNow() => Now;
}

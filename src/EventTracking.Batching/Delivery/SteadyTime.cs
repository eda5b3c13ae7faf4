namespace EventTracking.Batching;

/// <summary>
/// A clock whose date advances with its timestamps. The circuit breaker calculates with dates; setting the system clock back by a day
/// must not keep the circuit open for a day.
/// </summary>
internal sealed class SteadyTime(TimeProvider time) : TimeProvider
{
    private readonly long _start = time.GetTimestamp();
    private readonly DateTimeOffset _startDate = time.GetUtcNow();

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _startDate + time.GetElapsedTime(_start);

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}

namespace EventTracking.Tests.Support;

/// <summary>A wall clock that is set to another time as often as one likes, also back.</summary>
internal sealed class JumpingClock(Func<DateTimeOffset> now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now();
}

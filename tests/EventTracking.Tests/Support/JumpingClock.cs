namespace EventTracking.Tests.Support;

/// <summary>A wall clock that can be set forward and back.</summary>
internal sealed class JumpingClock(Func<DateTimeOffset> now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now();
}

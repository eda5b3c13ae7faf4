namespace EventTracking.Tests.Support;

internal static class SomeLimits
{
    /// <summary>No event is too large, for tests of what is large.</summary>
    public static EventLimits None { get; } = new() { MaxEventBytes = int.MaxValue, MaxFields = int.MaxValue };

    public static TrackerOptions Options(this EventLimits limits) => new() { Limits = limits };
}

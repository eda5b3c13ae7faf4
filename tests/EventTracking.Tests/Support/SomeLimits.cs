namespace EventTracking.Tests.Support;

internal static class SomeLimits
{
    /// <summary>Limits that accept events of any size.</summary>
    public static EventLimits None { get; } = new() { MaxEventBytes = int.MaxValue, MaxFields = int.MaxValue };

    public static TrackerOptions Options(this EventLimits limits) => new() { Limits = limits };
}

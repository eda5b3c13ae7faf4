namespace EventTracking.Tests.Support;

internal static class TrackerLosses
{
    /// <summary>The number of events that a tracker and its backends have dropped for a reason.</summary>
    public static long CountLost(this Tracker tracker, DropReason reason) =>
        tracker.Accounts.Sum(account => account.Rejected[reason] + account.Dropped[reason]);

    /// <summary>The number of events that a tracker and its backends have dropped.</summary>
    public static long CountLost(this Tracker tracker) =>
        tracker.Accounts.Sum(static account => account.Rejected.Total + account.Dropped.Total);
}

using EventTracking.Destinations.Tests.Conformance;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>Events around the size limit of a tracker.</summary>
internal static class LargestEvents
{
    /// <summary>Emits events of growing size. The largest exceed the limit.</summary>
    /// <returns>The number of events that the tracker has accepted, and the destination has delivered.</returns>
    public static async Task<long> EmitAsync(IEventBatchBackend destination, int maxEventBytes)
    {
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["destination"] = new BatchingBackend(destination, Pipeline.QuickRetries()) },
            options: new TrackerOptions { Limits = new EventLimits { MaxEventBytes = maxEventBytes } });
        for (var bytes = maxEventBytes - 220; bytes <= maxEventBytes - 80; bytes += 20)
            tracker.EmitReading(bytes, new string('x', bytes));
        await tracker.FlushAsync(Bounded.Limit, TestContext.Current.CancellationToken);

        var account = tracker.GetAccount("destination");
        Assert.InRange(account.Delivered, 3, 7);
        Assert.Equal(0, account.Pending);
        return account.Delivered;
    }
}

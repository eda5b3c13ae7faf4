using EventTracking.Testing;

namespace EventTracking.Inspector.Tests.Page;

/// <summary>A site with one event of each outcome.</summary>
internal static class SomeTraffic
{
    public static Task<InspectedSite> StartAsync() => InspectedSite.StartAsync(static tracking => tracking
        .AddProcessor(new RegexFilterProcessor(FilterType.Blocklist, ["^com\\.example\\.noise$"]))
        .AddProcessor(new DelegateProcessor(static (ref envelope) =>
        {
            if (envelope.TryGetContext("email", out _))
                envelope = envelope.WithContext("email", "removed").WithData("masked", true);
            return ProcessingResult.Keep;
        }))
        .AddBackend("archive", new BackgroundRoutingBackend(
            new Dictionary<string, IEventBackend> { ["file"] = new CollectingBackend() }))
        .AddBackend("memory", new CollectingBackend())
        .AddBackend("search", new DelegateBackend(static (in envelope) =>
        {
            if (envelope.Name == "com.example.order.placed")
                throw new IOException("The index 'orders' is read-only.");
        })));

    public static void Emit(Tracker tracker)
    {
        using (tracker.Context("session", new EventContext { ["user_id"] = 10938, ["host"] = "courses.example.org" }))
        {
            tracker.EmitVideoStopped("i4x-edX-DemoX-video", 86.75);
            tracker.Emit("com.example.noise");
            var order = new Dictionary<string, object?> { ["order_id"] = 9007199254740993, ["total"] = 12.5m };
            tracker.Emit("com.example.order.placed", order);
            using (tracker.Context("user", new EventContext { ["email"] = "ada@example.org" }))
                tracker.EmitVideoStopped("i4x-edX-DemoX-video", 195);
        }
    }
}

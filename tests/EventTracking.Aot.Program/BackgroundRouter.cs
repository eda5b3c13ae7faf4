using EventTracking.Testing;

namespace EventTracking.Aot.Program;

/// <summary>Sends a thousand events through a queue.</summary>
internal static class BackgroundRouter
{
    private const int Events = 1_000;

    public static void Print()
    {
        var collected = new CollectingBackend();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["background"] = new BackgroundRoutingBackend(new Dictionary<string, IEventBackend> { ["memory"] = collected }),
        });
        for (var i = 0; i < Events; i++)
            tracker.Emit("com.example.aot.queued", new Dictionary<string, object?> { ["number"] = i });

        var isFlushed = tracker.Flush(Timeout.InfiniteTimeSpan);
        var numbers = collected.Events.Select(static e => e.Data.GetProperty("number").GetInt32());
        Console.WriteLine($"background {isFlushed} {numbers.SequenceEqual(Enumerable.Range(0, Events))}");
    }
}

using EventTracking.Testing;

namespace EventTracking.Aot.Program;

/// <summary>A hundred flows that run at the same time, each in a context of its own.</summary>
internal static class ContextsOverAwait
{
    public static async Task PrintAsync()
    {
        using var recorded = new RecordedTracker();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => FlowAsync(recorded.Tracker, i)));
        Console.WriteLine($"contexts {recorded.Events.Count(static e => Flow(e.Data) == Flow(e.Context))}");
    }

    private static async Task FlowAsync(Tracker tracker, int flow)
    {
        using (tracker.Context("flow", new EventContext { ["flow"] = flow }))
        {
            await Task.Yield();
            tracker.Emit("com.example.aot.flow", new Dictionary<string, object?> { ["flow"] = flow });
        }
    }

    private static int Flow(System.Text.Json.JsonElement values) => values.GetProperty("flow").GetInt32();
}

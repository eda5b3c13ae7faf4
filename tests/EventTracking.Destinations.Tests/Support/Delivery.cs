using System.Text.Json;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Testing;

namespace EventTracking.Destinations.Tests.Support;

/// <summary>What became of events that were emitted to a destination.</summary>
/// <param name="Account">The account of the destination.</param>
/// <param name="DeadLetters">The reasons of the dead-lettered events, by event name.</param>
internal sealed record Delivery(AccountSnapshot Account, ILookup<string, string> DeadLetters)
{
    /// <summary>Emits events, and waits until they are delivered or dead-lettered.</summary>
    public static async Task<Delivery> OfAsync(IEventBatchBackend destination, Action<Tracker> emit)
    {
        var deadLetters = new CollectingBackend();
        await using var tracker = new Tracker(
            new Dictionary<string, IEventBackend>
            {
                ["destination"] = new BatchingBackend(destination, Pipeline.QuickRetries(deadLetters)),
            },
            options: new TrackerOptions { Limits = new EventLimits { MaxEventBytes = 64 * 1024 * 1024, MaxFields = int.MaxValue } });
        emit(tracker);

        var flushed = await tracker.FlushWithResultAsync(Bounded.Limit, TestContext.Current.CancellationToken);

        Assert.True(flushed.Succeeded, $"{flushed}");
        return new Delivery(
            tracker.GetAccount("destination"),
            deadLetters.Events.ToLookup(
                static letter => letter.Name,
                static letter => JsonElement.Parse(letter.Json).GetProperty("dead_letter").GetProperty("detail").GetString()!));
    }

    /// <summary>Sends one batch without retries.</summary>
    public static async Task<string> FirstResultAsync(IEventBatchBackend destination, params string[] names)
    {
        var observed = new ObservedDestination(destination);
        var backend = new BatchingBackend(observed, Pipeline.QuickRetries());
        var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["destination"] = backend }, options: new TrackerOptions
        {
            ShutdownTimeout = TimeSpan.FromMilliseconds(10),
        });
        foreach (var name in names)
            tracker.Emit(name, new Dictionary<string, object?> { ["user_id"] = "u-1" });
        await Task.Run(() => Bounded.Until(() => observed.Answers.Count > 0));
        await tracker.DisposeAsync();
        return observed.Answers[0];
    }
}

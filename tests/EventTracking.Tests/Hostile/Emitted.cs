using System.Text.Json;
using EventTracking.Testing;
using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>The result of emitting one event.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Data">Its data as JSON text.</param>
/// <param name="FailedFields">How often a field was reported as failed.</param>
/// <param name="ReplacedValues">How often a value was reported as replaced.</param>
internal sealed record Emitted(string Name, string Data, long FailedFields, long ReplacedValues)
{
    public static Emitted From<TEvent>(TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent> => From(tracker => tracker.Emit(trackedEvent));

    public static Emitted From(Action<Tracker> emit)
    {
        var backend = new CollectingBackend();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["test"] = backend });

        emit(tracker);

        var collected = Assert.Single(backend.Events);
        using var line = JsonDocument.Parse(collected.Json);
        return new Emitted(
            collected.Name,
            collected.Data.GetRawText(),
            tracker.CountFailures(TrackingFailureKind.FieldFailed),
            tracker.CountFailures(TrackingFailureKind.ValueReplaced));
    }

    /// <summary>The data of an event without failures.</summary>
    public static string DataOf<TEvent>(TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent> => DataOf(tracker => tracker.Emit(trackedEvent));

    /// <inheritdoc cref="DataOf{TEvent}(TEvent)"/>
    public static string DataOf(Action<Tracker> emit)
    {
        var emitted = From(emit);
        Assert.Equal((0, 0), (emitted.FailedFields, emitted.ReplacedValues));
        return emitted.Data;
    }
}

using System.Text.Json;

namespace EventTracking.Testing;

/// <summary>A declared event recorded by a <see cref="RecordedTracker"/>.</summary>
/// <typeparam name="TEvent">The tracked event.</typeparam>
public sealed class RecordedEvent<TEvent>
    where TEvent : ITrackedEvent<TEvent>
{
    internal RecordedEvent(TEvent trackedEvent, CollectedEvent collected)
    {
        Event = trackedEvent;
        Id = collected.Id;
        Timestamp = collected.Timestamp;
        Data = collected.Data;
        Context = collected.Context.EnumerateObject().ToDictionary(
            static value => value.Name, static value => value.Value, StringComparer.Ordinal);
    }

    /// <summary>Gets the emitted object; for a struct, a copy.</summary>
    public TEvent Event { get; }

    /// <summary>Gets the ID of the event.</summary>
    public Guid Id { get; }

    /// <summary>Gets the time at which the event was emitted.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>Gets the data of the event, after all processors.</summary>
    public JsonElement Data { get; }

    /// <summary>Gets the merged context of the event, after all processors.</summary>
    public IReadOnlyDictionary<string, JsonElement> Context { get; }

    /// <summary>Returns the emitted object as text.</summary>
    public override string ToString() => $"{Event}";
}

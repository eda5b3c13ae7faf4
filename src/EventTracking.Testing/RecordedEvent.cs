using System.Text.Json;

namespace EventTracking.Testing;

/// <summary>A declared event recorded by a <see cref="RecordedTracker"/>.</summary>
/// <typeparam name="TEvent">The tracked event.</typeparam>
/// <param name="Event">The emitted object; for a struct, a copy.</param>
/// <param name="Id">The ID of the event.</param>
/// <param name="Timestamp">The time at which the event was emitted.</param>
/// <param name="Data">The data of the event, after all processors.</param>
/// <param name="Context">The merged context of the event, after all processors.</param>
public sealed record RecordedEvent<TEvent>(
    TEvent Event,
    Guid Id,
    DateTimeOffset Timestamp,
    JsonElement Data,
    IReadOnlyDictionary<string, JsonElement> Context)
    where TEvent : ITrackedEvent<TEvent>;

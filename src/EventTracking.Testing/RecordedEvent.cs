using System.Text.Json;

namespace EventTracking.Testing;

/// <summary>A declared event as a <see cref="RecordedTracker"/> has recorded it.</summary>
/// <typeparam name="TEvent">The tracked event.</typeparam>
/// <param name="Event">The event as it was emitted; a struct is a copy.</param>
/// <param name="Id">The id of the event.</param>
/// <param name="Timestamp">When it was emitted.</param>
/// <param name="Data">The data as it arrived, after all processors.</param>
/// <param name="Context">The merged context as it arrived.</param>
public sealed record RecordedEvent<TEvent>(
    TEvent Event,
    Guid Id,
    DateTimeOffset Timestamp,
    JsonElement Data,
    IReadOnlyDictionary<string, JsonElement> Context)
    where TEvent : ITrackedEvent<TEvent>;

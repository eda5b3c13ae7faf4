using System.Text.Json;

namespace EventTracking.Testing;

/// <summary>An event received by a <see cref="CollectingBackend"/>.</summary>
/// <param name="Name">The name of the event.</param>
/// <param name="Id">The ID of the event.</param>
/// <param name="Timestamp">The time at which the event was emitted.</param>
/// <param name="Json">The event line, without a line break.</param>
/// <param name="Data">The data of the event.</param>
/// <param name="Context">The merged context of the event.</param>
/// <param name="Descriptor">The descriptor of a declared event; <see langword="null"/> for an untyped one.</param>
public sealed record CollectedEvent(
    string Name,
    Guid Id,
    DateTimeOffset Timestamp,
    string Json,
    JsonElement Data,
    JsonElement Context,
    TrackedEventDescriptor? Descriptor);

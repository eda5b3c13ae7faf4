using System.Text.Json;

namespace EventTracking.Testing;

/// <summary>An event as a <see cref="CollectingBackend"/> got it.</summary>
/// <param name="Name">The event name.</param>
/// <param name="Id">The id of the event.</param>
/// <param name="Timestamp">When it was emitted.</param>
/// <param name="Json">The whole line.</param>
/// <param name="Data">The data.</param>
/// <param name="Context">The merged context.</param>
/// <param name="Descriptor">The declared event that it is, if it is one.</param>
public sealed record CollectedEvent(
    string Name,
    Guid Id,
    DateTimeOffset Timestamp,
    string Json,
    JsonElement Data,
    JsonElement Context,
    TrackedEventDescriptor? Descriptor);

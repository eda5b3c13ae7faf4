using System.Text;
using System.Text.Json;

namespace EventTracking.Testing;

/// <summary>A backend that keeps every event, for tests.</summary>
public sealed class CollectingBackend : IEventBackend
{
    private readonly Lock _gate = new();
    private readonly List<CollectedEvent> _events = [];

    /// <summary>Gets a snapshot of the events received so far, in order.</summary>
    public IReadOnlyList<CollectedEvent> Events
    {
        get
        {
            lock (_gate)
                return [.. _events];
        }
    }

    /// <inheritdoc/>
    public void Send(in EventEnvelope envelope)
    {
        var collected = new CollectedEvent(
            envelope.Name,
            envelope.Id,
            envelope.Timestamp,
            Encoding.UTF8.GetString(envelope.Json),
            Parse(envelope.DataJson),
            Parse(envelope.ContextJson),
            envelope.Descriptor);
        lock (_gate)
            _events.Add(collected);
    }

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }
}

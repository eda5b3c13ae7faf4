using System.Text;
using System.Text.Json;

namespace EventTracking.Testing;

/// <summary>An event received by a <see cref="CollectingBackend"/>.</summary>
public sealed class CollectedEvent
{
    internal CollectedEvent(in EventEnvelope envelope)
    {
        Name = envelope.Name;
        Id = envelope.Id;
        Timestamp = envelope.Timestamp;
        Json = Encoding.UTF8.GetString(envelope.Json);
        Data = Parse(envelope.DataJson);
        Context = Parse(envelope.ContextJson);
        Descriptor = envelope.Descriptor;
    }

    /// <summary>Gets the name of the event.</summary>
    public string Name { get; }

    /// <summary>Gets the ID of the event.</summary>
    public Guid Id { get; }

    /// <summary>Gets the time at which the event was emitted.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>Gets the event line, without a line break.</summary>
    public string Json { get; }

    /// <summary>Gets the data of the event.</summary>
    public JsonElement Data { get; }

    /// <summary>Gets the merged context of the event.</summary>
    public JsonElement Context { get; }

    /// <summary>Gets the descriptor of a declared event; <see langword="null"/> for an untyped one.</summary>
    public TrackedEventDescriptor? Descriptor { get; }

    /// <summary>Returns the event line.</summary>
    public override string ToString() => Json;

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }
}

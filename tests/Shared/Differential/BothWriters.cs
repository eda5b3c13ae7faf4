using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit;

namespace EventTracking.Shared.Differential;

/// <summary>Writes an event through a tracker and with System.Text.Json under equivalent options.</summary>
internal static class BothWriters
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        MaxDepth = EventDataWriter.MaxDepth,
    };

    public static byte[] Reference<TEvent>(TEvent trackedEvent) => JsonSerializer.SerializeToUtf8Bytes(trackedEvent, Options);

    public static WrittenEvent Write<TEvent>(TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent>
    {
        byte[] line = [], data = [];
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["last"] = new DelegateBackend((in EventEnvelope envelope) =>
                (line, data) = (envelope.Json.ToArray(), envelope.DataJson.ToArray())),
        });

        tracker.Emit(trackedEvent);

        Assert.DoesNotContain(Enum.GetValues<TrackingFailureKind>(), kind => tracker.CountFailures(kind) > 0);
        return new WrittenEvent(line, data, Reference(trackedEvent), TEvent.Descriptor);
    }
}

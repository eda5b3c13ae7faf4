using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit;

namespace EventTracking.Tests.Differential;

/// <summary>Writes an event twice: through a tracker, and with System.Text.Json under the options that mean the same.</summary>
internal sealed class BothWriters
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        MaxDepth = EventDataWriter.MaxDepth,
    };

    private readonly Tracker _tracker;
    private byte[] _line = [];
    private byte[] _data = [];

    public BothWriters() => _tracker = new Tracker(new Dictionary<string, IEventBackend>
    {
        ["last"] = new DelegateBackend((in EventEnvelope envelope) => (_line, _data) = (envelope.Json.ToArray(), envelope.DataJson.ToArray())),
    });

    public static byte[] Reference<TEvent>(TEvent trackedEvent) => JsonSerializer.SerializeToUtf8Bytes(trackedEvent, Options);

    public WrittenEvent Write<TEvent>(TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent>
    {
        _tracker.Emit(trackedEvent);
        Assert.All(Enum.GetValues<TrackingFailureKind>(), kind => Assert.Equal(0, _tracker.CountFailures(kind)));
        return new WrittenEvent(_line, _data, Reference(trackedEvent));
    }
}

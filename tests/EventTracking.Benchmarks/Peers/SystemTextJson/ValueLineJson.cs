using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Peers.SystemTextJson;

/// <summary>The same at its best: no object for a line, and the writer does not check the order of its calls.</summary>
/// <param name="trackedEvent">The event.</param>
internal sealed class ValueLineJson(VideoStopped trackedEvent) : LineVariant("the same, a struct a line, unchecked writer")
{
    private readonly LineBuffer _buffer = new(new JsonWriterOptions { SkipValidation = true });
    private readonly AsyncLocal<Session> _session = new();
    private readonly JsonTypeInfo<ValueLine<VideoStopped>> _type = LineJson.Default.VideoValueLine;

    public override void BeforeSlice() => _session.Value = Some.Session;

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var line = new ValueLine<VideoStopped>(Some.EventName, DateTimeOffset.UtcNow, trackedEvent, _session.Value);
            JsonSerializer.Serialize(_buffer.Writer, line, _type);
            Sink.Take(_buffer.Written);
            _buffer.Clear();
        }
    }

    public override void Dispose() => _buffer.Dispose();
}

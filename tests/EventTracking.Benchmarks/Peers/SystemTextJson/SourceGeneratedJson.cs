using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Peers.SystemTextJson;

/// <summary>The reference line: System.Text.Json's source generator, with everything reused that can be.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
internal sealed class SourceGeneratedJson<TEvent> : LineVariant
{
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly Utf8JsonWriter _writer;
    private readonly AsyncLocal<Session> _session = new() { Value = Some.Session };
    private readonly string _eventName;
    private readonly TEvent _event;
    private readonly JsonTypeInfo<Line<TEvent>> _type;

    public SourceGeneratedJson(string eventName, TEvent trackedEvent, JsonTypeInfo<Line<TEvent>> type)
        : base("System.Text.Json source generation")
    {
        (_eventName, _event, _type) = (eventName, trackedEvent, type);
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });
    }

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var line = new Line<TEvent>(_eventName, DateTimeOffset.UtcNow, _event, _session.Value);
            JsonSerializer.Serialize(_writer, line, _type);
            Sink.Take(_buffer.WrittenSpan);
            _writer.Reset();
            _buffer.ResetWrittenCount();
        }
    }

    public override void Dispose() => _writer.Dispose();
}

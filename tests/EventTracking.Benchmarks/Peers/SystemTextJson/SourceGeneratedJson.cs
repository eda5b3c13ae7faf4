using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Peers.SystemTextJson;

/// <summary>The reference line: System.Text.Json's source generator, its writer and buffer reused.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
/// <param name="eventName">The event name.</param>
/// <param name="trackedEvent">The event.</param>
/// <param name="type">What the source generator has made for the line.</param>
/// <param name="options">The settings of the writer; the default ones unless given.</param>
internal sealed class SourceGeneratedJson<TEvent>(
    string eventName, TEvent trackedEvent, JsonTypeInfo<Line<TEvent>> type, JsonWriterOptions options = default)
    : LineVariant("System.Text.Json source generation")
{
    private readonly LineBuffer _buffer = new(options);
    private readonly AsyncLocal<Session> _session = new();

    public override void BeforeSlice() => _session.Value = Some.Session;

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            JsonSerializer.Serialize(
                _buffer.Writer, new Line<TEvent>(eventName, DateTimeOffset.UtcNow, trackedEvent, _session.Value), type);
            Sink.Take(_buffer.Written);
            _buffer.Clear();
        }
    }

    public override void Dispose() => _buffer.Dispose();
}

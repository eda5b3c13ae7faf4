using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Peers.SystemTextJson;

/// <summary>The reference line: System.Text.Json's source generator, its writer and buffer reused.</summary>
/// <remarks>Its default encoder would write Cyrillic as escapes; the relaxed one writes the bytes that the others write.</remarks>
/// <typeparam name="TEvent">The event.</typeparam>
/// <param name="eventName">The event name.</param>
/// <param name="trackedEvent">The event.</param>
/// <param name="type">What the source generator has made for the line.</param>
internal sealed class SourceGeneratedJson<TEvent>(string eventName, TEvent trackedEvent, JsonTypeInfo<Line<TEvent>> type)
    : LineVariant("System.Text.Json source generation")
{
    private readonly LineBuffer _buffer = new(new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly AsyncLocal<Session> _session = new();

    public override void BeforeSlice() => _session.Value = Some.Session;

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            JsonSerializer.Serialize(_buffer.Writer, new Line<TEvent>(eventName, DateTimeOffset.UtcNow, trackedEvent, _session.Value), type);
            Sink.Take(_buffer.Written);
            _buffer.Clear();
        }
    }

    public override void Dispose() => _buffer.Dispose();
}

using System.Text.Json;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Peers.Utf8Writer;

/// <summary>A Utf8JsonWriter called by hand, its names encoded before, and the context as JSON that has been rendered already.</summary>
/// <param name="trackedEvent">The event.</param>
internal sealed class HandWrittenJson(VideoStopped trackedEvent) : LineVariant("hand-written Utf8JsonWriter")
{
    private readonly LineBuffer _buffer = new(new JsonWriterOptions { SkipValidation = true });
    private readonly AsyncLocal<byte[]> _context = new();

    public override void BeforeSlice() => _context.Value = Some.SessionJson;

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Write(_buffer.Writer, in trackedEvent);
            Sink.Take(_buffer.Written);
            _buffer.Clear();
        }
    }

    public override void Dispose() => _buffer.Dispose();

    private void Write(Utf8JsonWriter writer, in VideoStopped e)
    {
        writer.WriteStartObject();
        writer.WriteString(Encoded.Name, Encoded.EventName);
        writer.WriteString(Encoded.Timestamp, DateTimeOffset.UtcNow);
        writer.WriteStartObject(Encoded.Data);
        writer.WriteString(Encoded.VideoId, e.VideoId);
        writer.WriteNumber(Encoded.CurrentTime, e.CurrentTime);
        writer.WriteNumber(Encoded.Duration, e.Duration);
        writer.WriteNumber(Encoded.Attempt, e.Attempt);
        writer.WriteBoolean(Encoded.IsFullScreen, e.IsFullScreen);
        writer.WriteString(Encoded.Language, e.Language);
        writer.WriteString(Encoded.Code, e.Code);
        writer.WriteString(Encoded.Page, e.Page);
        writer.WriteStartArray(Encoded.Tags);
        foreach (var tag in e.Tags)
            writer.WriteStringValue(tag);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WritePropertyName(Encoded.Context);
        writer.WriteRawValue(_context.Value!, skipInputValidation: true);
        writer.WriteEndObject();
        writer.Flush();
    }

    private static class Encoded
    {
        public static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
        public static readonly JsonEncodedText EventName = JsonEncodedText.Encode(Some.EventName);
        public static readonly JsonEncodedText Timestamp = JsonEncodedText.Encode("timestamp");
        public static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
        public static readonly JsonEncodedText Context = JsonEncodedText.Encode("context");
        public static readonly JsonEncodedText VideoId = JsonEncodedText.Encode("video_id");
        public static readonly JsonEncodedText CurrentTime = JsonEncodedText.Encode("current_time");
        public static readonly JsonEncodedText Duration = JsonEncodedText.Encode("duration");
        public static readonly JsonEncodedText Attempt = JsonEncodedText.Encode("attempt");
        public static readonly JsonEncodedText IsFullScreen = JsonEncodedText.Encode("is_full_screen");
        public static readonly JsonEncodedText Language = JsonEncodedText.Encode("language");
        public static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");
        public static readonly JsonEncodedText Page = JsonEncodedText.Encode("page");
        public static readonly JsonEncodedText Tags = JsonEncodedText.Encode("tags");
    }
}

using System.Text;
using System.Text.Json;
using EventTracking.Http.Requests;
using EventTracking.OpenTelemetry.Protobuf;

namespace EventTracking.OpenTelemetry.Logs;

/// <summary>
/// Writes an event as a <c>LogRecord</c>: the data is the body, each field of the context an attribute. The context's <c>trace_id</c> and
/// <c>span_id</c> become those of the record.
/// </summary>
internal static class LogRecordWriter
{
    private const byte TimeTag = (1 << 3) | 1;
    private const byte SeverityNumberTag = 2 << 3;
    private const byte BodyTag = (5 << 3) | 2;
    private const byte AttributeTag = (6 << 3) | 2;
    private const byte TraceIdTag = (9 << 3) | 2;
    private const byte SpanIdTag = (10 << 3) | 2;
    private const byte ObservedTimeTag = (11 << 3) | 1;
    private const byte EventNameTag = (12 << 3) | 2;

    private const byte Information = 9;

    /// <summary>Records are usually longer than 127 bytes.</summary>
    private const int LengthBytes = 2;

    private const int TraceIdBytes = 16;
    private const int SpanIdBytes = 8;

    /// <summary>The last microsecond whose nanoseconds fit into 64 bits.</summary>
    private static readonly DateTimeOffset Latest = DateTimeOffset.UnixEpoch.AddMicroseconds(ulong.MaxValue / 1000);

    /// <returns>Whether OTLP can express the time of the event.</returns>
    public static bool TryWrite(RequestBuffer body, byte tag, in EventEnvelope envelope)
    {
        if (envelope.Timestamp < DateTimeOffset.UnixEpoch || envelope.Timestamp > Latest)
            return false;

        var record = ProtobufWriter.Start(body, tag, LengthBytes);
        var time = (ulong)(envelope.Timestamp - DateTimeOffset.UnixEpoch).Ticks * 100;
        ProtobufWriter.WriteFixed64(body, TimeTag, time);
        body.Write(SeverityNumberTag);
        body.Write(Information);
        WriteBody(body, envelope.DataJson);
        WriteAttributes(body, in envelope);
        ProtobufWriter.WriteFixed64(body, ObservedTimeTag, time);
        WriteText(body, EventNameTag, envelope.Name);
        ProtobufWriter.End(body, record, LengthBytes);
        return true;
    }

    private static void WriteBody(RequestBuffer body, ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        reader.Read();
        AnyValueWriter.Write(body, BodyTag, data, ref reader);
    }

    private static void WriteAttributes(RequestBuffer body, in EventEnvelope envelope)
    {
        Span<byte> id = stackalloc byte[36];
        envelope.Id.TryFormat(id, out _);
        AnyValueWriter.WriteMember(body, AttributeTag, OwnAttributes.Id, id);
        if (envelope.Version > 0)
            AnyValueWriter.WriteMember(body, AttributeTag, OwnAttributes.Version, envelope.Version);
        AnyValueWriter.WriteMember(body, AttributeTag, OwnAttributes.CustomEventName, Encoding.UTF8.GetBytes(envelope.Name));

        var context = envelope.ContextJson;
        var reader = new Utf8JsonReader(context);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("trace_id"u8) && TryWriteHex(body, TraceIdTag, TraceIdBytes, ref reader))
                continue;
            if (reader.ValueTextEquals("span_id"u8) && TryWriteHex(body, SpanIdTag, SpanIdBytes, ref reader))
                continue;
            if (OwnAttributes.Renamed(ref reader) is { } renamed)
                AnyValueWriter.WriteRenamed(body, AttributeTag, renamed, context, ref reader);
            else
                AnyValueWriter.WriteMember(body, AttributeTag, context, ref reader);
        }
    }

    /// <summary>Writes a W3C id as bytes. An id in another form, or of zeros only, is left to be written as an attribute.</summary>
    private static bool TryWriteHex(RequestBuffer body, byte tag, int length, ref Utf8JsonReader reader)
    {
        var value = reader;
        if (!value.Read() || value.TokenType is not JsonTokenType.String || value.ValueIsEscaped || value.ValueSpan.Length != length * 2)
            return false;

        Span<byte> bytes = stackalloc byte[TraceIdBytes];
        bytes = bytes[..length];
        if (value.ValueSpan.ContainsAnyInRange((byte)'A', (byte)'F')
            || Convert.FromHexString(value.ValueSpan, bytes, out _, out _) is not System.Buffers.OperationStatus.Done
            || !bytes.ContainsAnyExcept((byte)0))
        {
            return false;
        }

        ProtobufWriter.WriteBytes(body, tag, bytes);
        reader = value;
        return true;
    }

    private static void WriteText(RequestBuffer body, byte tag, string text)
    {
        body.Write(tag);
        ProtobufWriter.WriteVarint(body, (ulong)Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, body);
    }
}

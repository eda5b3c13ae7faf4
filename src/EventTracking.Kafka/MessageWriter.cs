using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EventTracking.Http.CloudEvents;
using EventTracking.Http.Fields;
using EventTracking.Redis.Handling;

namespace EventTracking.Kafka;

/// <summary>Turns events into messages.</summary>
internal sealed class MessageWriter
{

    private static readonly byte[] SpecVersion = "1.0"u8.ToArray();
    private static readonly byte[] Json = "application/json"u8.ToArray();
    private static readonly byte[] StructuredContentType = "application/cloudevents+json; charset=utf-8"u8.ToArray();

    private readonly KafkaFormat _format;
    private readonly EventFieldPath? _key;
    private readonly string _source;
    private readonly byte[] _sourceBytes;
    private readonly KafkaLog _log;
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public MessageWriter(KafkaOptions options, KafkaLog log)
    {
        _format = options.Format;
        _log = log;
        _source = options.Source ?? CloudEventSource.Default;
        _sourceBytes = Encoding.UTF8.GetBytes(_source);
        _key = EventFieldPath.TryParse(options.KeyField, out var key) ? key : null;
    }

    public Message<byte[]?, byte[]> Write(in EventEnvelope envelope) => new()
    {
        Key = KeyOf(in envelope),

        // The client replaces 0 by the current time, and a broker refuses negative ones; the header has the exact time.
        Timestamp = envelope.Timestamp.ToUnixTimeMilliseconds() > 0 ? new Timestamp(envelope.Timestamp) : Timestamp.Default,
        Headers = HeadersOf(in envelope),
        Value = _format switch
        {
            KafkaFormat.CloudEventsBinary => envelope.DataJson.ToArray(),
            KafkaFormat.CloudEventsStructured => Structured(in envelope),
            _ => envelope.Json.ToArray(),
        },
    };

    private byte[]? KeyOf(in EventEnvelope envelope)
    {
        if (_key is null)
            return null;
        if (_key.TryRead(in envelope, out var key, out var reason))
            return Encoding.UTF8.GetBytes(key);

        _log.NoKey(reason);
        return null;
    }

    private Headers HeadersOf(in EventEnvelope envelope)
    {
        if (_format is KafkaFormat.CloudEventsStructured)
            return new Headers { { "content-type", StructuredContentType } };

        var id = Encoding.ASCII.GetBytes(envelope.Id.ToString());
        if (_format is KafkaFormat.Line)
            return new Headers { { "id", id }, { "version", Digits(envelope.Version) }, { "content-type", Json } };

        var headers = new Headers
        {
            { "ce_specversion", SpecVersion },
            { "ce_id", id },
            { "ce_source", _sourceBytes },
            { "ce_type", Encoding.UTF8.GetBytes(envelope.Name) },
            { "ce_time", Encoding.ASCII.GetBytes(envelope.Timestamp.ToString(LineText.TimestampFormat, CultureInfo.InvariantCulture)) },
            { "ce_eventcontext", envelope.ContextJson.ToArray() },
            { "content-type", Json },
        };
        if (envelope.Version > 0)
            headers.Add("ce_eventversion", Digits(envelope.Version));
        return headers;
    }

    private byte[] Structured(in EventEnvelope envelope)
    {
        _buffer.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_buffer, CloudEventJson.WriterOptions);
        writer.WriteStartObject();
        CloudEventJson.Write(writer, in envelope, _source, envelope.Name);
        writer.WriteEndObject();
        writer.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    private static byte[] Digits(int number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}

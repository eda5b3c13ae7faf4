using System.Text.Json;
using EventTracking.Http.CloudEvents;
using EventTracking.Http.Requests;

namespace EventTracking.Http.Dialects;

/// <summary>Events as an array of JSON objects.</summary>
internal abstract class JsonArrayFormat : RequestFormat, IDisposable
{
    private readonly Utf8JsonWriter _writer = new(Stream.Null, CloudEventJson.WriterOptions);

    public override string ContentType => "application/json";

    /// <summary>Gets the room for what <see cref="RequestFormat.End"/> writes.</summary>
    public override int EndLength => 128;

    public sealed override bool TryAppend(in EventEnvelope envelope, RequestBuffer body, bool isFirst, out string reason)
    {
        if (!isFirst)
            body.Write((byte)',');
        _writer.Reset(body);
        _writer.WriteStartObject();
        var isWritten = TryWrite(in envelope, _writer, out reason);
        _writer.WriteEndObject();
        _writer.Flush();
        return isWritten;
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>Writes the members of an event's object.</summary>
    protected abstract bool TryWrite(in EventEnvelope envelope, Utf8JsonWriter writer, out string reason);

    /// <summary>Returns a string as JSON.</summary>
    protected static byte[] Quoted(string text) => [(byte)'"', .. JsonEncodedText.Encode(text).EncodedUtf8Bytes, (byte)'"'];
}

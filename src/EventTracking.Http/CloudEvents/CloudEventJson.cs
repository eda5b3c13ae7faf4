using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventTracking.Http.CloudEvents;

/// <summary>
/// A CloudEvent 1.0 as JSON. The version and the context are extension attributes; the context is a string of JSON, because extension
/// attributes cannot be objects.
/// </summary>
internal static class CloudEventJson
{
    /// <summary>Gets the options of a writer of events, which are never part of HTML.</summary>
    public static JsonWriterOptions WriterOptions { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the members of an event's object.</summary>
    public static void Write(Utf8JsonWriter writer, in EventEnvelope envelope, string source, string type)
    {
        writer.WriteString("specversion"u8, "1.0"u8);
        writer.WriteString("id"u8, envelope.Id);
        writer.WriteString("source"u8, source);
        writer.WriteString("type"u8, type);
        writer.WriteString("time"u8, envelope.Timestamp);
        writer.WriteString("datacontenttype"u8, "application/json"u8);
        if (envelope.Version > 0)
            writer.WriteNumber("eventversion"u8, envelope.Version);
        writer.WriteString("eventcontext"u8, envelope.ContextJson);
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(envelope.DataJson, skipInputValidation: true);
    }
}

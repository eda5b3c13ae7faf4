using System.Text.Json;
using EventTracking.Http.Requests;

namespace EventTracking.Http.Dialects;

/// <summary>
/// CloudEvents 1.0 in batched content mode. The version and the context are extension attributes; the context is a string of JSON,
/// because extension attributes cannot be objects.
/// </summary>
internal sealed class CloudEventsFormat(SentNames names, string source) : JsonArrayFormat
{
    public static string DefaultSource => $"/{Uri.EscapeDataString(AppDomain.CurrentDomain.FriendlyName)}";

    public override string ContentType => "application/cloudevents-batch+json";

    public override void Start(RequestBuffer body) => body.Write((byte)'[');

    public override void End(RequestBuffer body) => body.Write((byte)']');

    protected override bool TryWrite(in EventEnvelope envelope, Utf8JsonWriter writer, out string reason)
    {
        writer.WriteString("specversion"u8, "1.0"u8);
        writer.WriteString("id"u8, envelope.Id);
        writer.WriteString("source"u8, source);
        writer.WriteString("type"u8, names.Of(envelope.Name));
        writer.WriteString("time"u8, envelope.Timestamp);
        writer.WriteString("datacontenttype"u8, "application/json"u8);
        if (envelope.Version > 0)
            writer.WriteNumber("eventversion"u8, envelope.Version);
        writer.WriteString("eventcontext"u8, envelope.ContextJson);
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(envelope.DataJson, skipInputValidation: true);
        reason = "";
        return true;
    }
}

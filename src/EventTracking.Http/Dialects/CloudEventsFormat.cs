using System.Text.Json;
using EventTracking.Http.CloudEvents;
using EventTracking.Http.Requests;

namespace EventTracking.Http.Dialects;

/// <summary>CloudEvents 1.0 in batched content mode.</summary>
internal sealed class CloudEventsFormat(SentNames names, string source) : JsonArrayFormat
{
    public override string ContentType => "application/cloudevents-batch+json";

    public override void Start(RequestBuffer body) => body.Write((byte)'[');

    public override void End(RequestBuffer body) => body.Write((byte)']');

    protected override bool TryWrite(in EventEnvelope envelope, Utf8JsonWriter writer, out string reason)
    {
        CloudEventJson.Write(writer, in envelope, source, names.Of(envelope.Name));
        reason = "";
        return true;
    }
}

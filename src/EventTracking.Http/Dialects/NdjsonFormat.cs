using System.Buffers.Text;
using EventTracking.Http.Requests;

namespace EventTracking.Http.Dialects;

/// <summary>The lines of the events, with id and version.</summary>
internal sealed class NdjsonFormat(SentNames names) : RequestFormat
{
    private const int MaxVersionLength = 11;

    public override string ContentType => "application/x-ndjson";

    public override void Start(RequestBuffer body)
    {
    }

    public override bool TryAppend(in EventEnvelope envelope, RequestBuffer body, bool isFirst, out string reason)
    {
        reason = "";
        var (id, version) = (envelope.Id, envelope.Version);
        var sent = names.Contains(envelope.Name) ? envelope.WithName(names.Of(envelope.Name)) : envelope;
        var json = sent.Json;

        // Tracker options, or a processor, may have added them already.
        var hasExtraFields =
            json.Overlaps(sent.ContextJson, out var contextStart) && json.Length > contextStart + sent.ContextJson.Length + 1;
        body.Write(json[..^1]);
        if (!hasExtraFields || !sent.TryGetField("id", out _))
            WriteId(body, id);
        if (version > 0 && (!hasExtraFields || !sent.TryGetField("version", out _)))
            WriteVersion(body, version);
        body.Write("}\n"u8);
        return true;
    }

    public override void End(RequestBuffer body)
    {
    }

    private static void WriteId(RequestBuffer body, Guid id)
    {
        body.Write(",\"id\":\""u8);
        id.TryFormat(body.GetSpan(36), out var length);
        body.Advance(length);
        body.Write((byte)'"');
    }

    private static void WriteVersion(RequestBuffer body, int version)
    {
        body.Write(",\"version\":"u8);
        Utf8Formatter.TryFormat(version, body.GetSpan(MaxVersionLength), out var length);
        body.Advance(length);
    }
}

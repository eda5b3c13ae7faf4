using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using EventTracking.Http.Requests;

namespace EventTracking.Http.Dialects;

/// <summary>Segment's <c>track</c> calls, which RudderStack understands too, with other limits.</summary>
internal sealed class SegmentFormat : JsonArrayFormat
{
    private readonly SentNames _names;
    private readonly UserIds _ids;
    private readonly TimeProvider _time;

    /// <summary>Whether a source that is switched off answers 404.</summary>
    private readonly bool _hasSwitch;

    private SegmentFormat(SentNames names, UserIds ids, TimeProvider time, int maxRequestBytes, int maxEventBytes, bool hasSwitch) =>
        (_names, _ids, _time, MaxRequestBytes, MaxEventBytes, _hasSwitch) = (names, ids, time, maxRequestBytes, maxEventBytes, hasSwitch);

    public override int MaxRequestBytes { get; }

    public override int MaxEventBytes { get; }

    /// <summary>Segment discards larger events and requests, although it answers 200.</summary>
    public static SegmentFormat Segment(SentNames names, UserIds ids, TimeProvider time) =>
        new(names, ids, time, maxRequestBytes: 500_000, maxEventBytes: 32_000, hasSwitch: false);

    public static SegmentFormat RudderStack(SentNames names, UserIds ids, TimeProvider time) =>
        new(names, ids, time, maxRequestBytes: 4_000_000, maxEventBytes: 4_000_000, hasSwitch: true);

    public override void Start(RequestBuffer body) => body.Write("{\"batch\":["u8);

    public override void End(RequestBuffer body)
    {
        body.Write("],\"sentAt\":\""u8);
        body.Write(Encoding.ASCII.GetBytes(_time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)));
        body.Write("\"}"u8);
    }

    public override RequestOutcome Read(HttpAnswer answer, int count) => _hasSwitch && answer.Status is HttpStatusCode.NotFound
        ? RequestOutcome.Of(BatchResult.RetryLater(
            answer.RetryAfter, $"{HttpVerdict.Text(answer)} Enable the source in RudderStack, or correct the path in Endpoint."))
        : base.Read(answer, count);

    protected override bool TryWrite(in EventEnvelope envelope, Utf8JsonWriter writer, out string reason)
    {
        if (!_ids.TryRead(in envelope, out var userId, out var anonymousId, out reason))
            return false;

        writer.WriteString("type"u8, "track"u8);
        writer.WriteString("messageId"u8, envelope.Id);
        if (userId is not null)
            writer.WriteString("userId"u8, userId);
        if (anonymousId is not null)
            writer.WriteString("anonymousId"u8, anonymousId);
        writer.WriteString("event"u8, _names.Of(envelope.Name));
        writer.WriteString("timestamp"u8, envelope.Timestamp);
        Properties.Write("properties"u8, envelope.DataJson, [], writer);
        WriteContext(envelope.ContextJson, writer);
        return true;
    }

    /// <summary>Segment reads the sending library from the context. One that the context already has is kept.</summary>
    private static void WriteContext(ReadOnlySpan<byte> context, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("context"u8);
        Properties.WriteMembers(context, writer);
        if (!Properties.Contains(context, "library"))
        {
            writer.WriteStartObject("library"u8);
            writer.WriteString("name"u8, Library.Name);
            writer.WriteString("version"u8, Library.Version);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}

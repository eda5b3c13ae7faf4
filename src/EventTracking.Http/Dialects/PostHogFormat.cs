using System.Text.Json;
using EventTracking.Http.Requests;

namespace EventTracking.Http.Dialects;

/// <summary>PostHog's <c>/batch/</c>. The fields of the context are properties too, as super properties are.</summary>
internal sealed class PostHogFormat(SentNames names, UserIds ids, string apiKey) : JsonArrayFormat
{
    private readonly byte[] _start = [.. "{\"api_key\":"u8, .. Quoted(apiKey), .. ",\"batch\":["u8];

    /// <summary>The limit of the server.</summary>
    public override int MaxRequestBytes => 20_000_000;

    /// <summary>PostHog discards larger events, although it answers 200.</summary>
    public override int MaxEventBytes => 1_000_000;

    public override void Start(RequestBuffer body) => body.Write(_start);

    public override void End(RequestBuffer body) => body.Write("]}"u8);

    public override RequestOutcome Read(HttpAnswer answer, int count) => answer.IsSuccess && IsOverQuota(answer.Body)
        ? RequestOutcome.Of(BatchResult.RetryLater(
            RetryAfterHeader.Maximum, "PostHog discards events because the quota of the project is used up. Raise its billing limit."))
        : base.Read(answer, count);

    protected override bool TryWrite(in EventEnvelope envelope, Utf8JsonWriter writer, out string reason)
    {
        if (!ids.TryRead(in envelope, out var userId, out var anonymousId, out reason))
            return false;

        // "$create_alias" would merge two users: only the options may choose such a name.
        if (envelope.Name.StartsWith('$') && !names.Contains(envelope.Name))
        {
            reason = "The event name starts with '$', as PostHog's own events do. Map it to another name in Names.";
            return false;
        }

        writer.WriteString("event"u8, names.Of(envelope.Name));
        writer.WriteString("distinct_id"u8, userId ?? anonymousId);
        writer.WriteString("timestamp"u8, envelope.Timestamp);
        writer.WriteString("uuid"u8, envelope.Id);
        writer.WriteStartObject("properties"u8);
        Properties.WriteMerged(envelope.DataJson, envelope.ContextJson, writer);
        writer.WriteString("$lib"u8, Library.Name);
        writer.WriteString("$lib_version"u8, Library.Version);
        writer.WriteEndObject();
        return true;
    }

    private static bool IsOverQuota(ReadOnlyMemory<byte> body)
    {
        if (JsonAnswer.TryParse(body) is not { } answer
            || !answer.TryGetProperty("quota_limited", out var limited) || limited.ValueKind is not JsonValueKind.Array)
        {
            return false;
        }

        return limited.EnumerateArray().Any(static kind => kind.ValueKind is JsonValueKind.String && kind.ValueEquals("events"));
    }
}

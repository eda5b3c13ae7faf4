using System.Net;
using System.Text.Json;
using EventTracking.Http.Requests;

namespace EventTracking.Http.Dialects;

/// <summary>Amplitude's HTTP V2 API. The fields of the context are event properties too.</summary>
internal sealed class AmplitudeFormat(SentNames names, UserIds ids, string apiKey) : JsonArrayFormat
{
    private static readonly TimeSpan ThrottlePause = TimeSpan.FromSeconds(30);

    private static readonly string LibraryText = $"{Library.Name}/{Library.Version}";

    private readonly byte[] _start = [.. "{\"api_key\":"u8, .. Quoted(apiKey), .. ",\"events\":["u8];

    public override int MaxRequestBytes => 1_000_000;

    public override int MaxEventBytes => 1_000_000;

    public override int MaxRequestCount => 2_000;

    public override void Start(RequestBuffer body) => body.Write(_start);

    /// <summary>By default, Amplitude rejects ids of fewer than 5 characters.</summary>
    public override void End(RequestBuffer body) => body.Write("],\"options\":{\"min_id_length\":1}}"u8);

    public override RequestOutcome Read(HttpAnswer answer, int count) => answer.Status switch
    {
        HttpStatusCode.BadRequest => AmplitudeErrors.Read(answer, count),
        HttpStatusCode.TooManyRequests =>
            RequestOutcome.Of(BatchResult.RetryLater(answer.RetryAfter ?? ThrottlePause, HttpVerdict.Text(answer))),
        _ => base.Read(answer, count),
    };

    protected override bool TryWrite(in EventEnvelope envelope, Utf8JsonWriter writer, out string reason)
    {
        if (!ids.TryRead(in envelope, out var userId, out var anonymousId, out reason))
            return false;

        // "$identify" would change the properties of the user: only the options may choose such a name.
        if (envelope.Name is ['$', ..] or ['[', ..] && !names.Contains(envelope.Name))
        {
            reason = "The event name starts with '$' or '[', as Amplitude's own events do. Map it to another name in Names.";
            return false;
        }

        if (userId is not null)
            writer.WriteString("user_id"u8, userId);
        if (anonymousId is not null)
            writer.WriteString("device_id"u8, anonymousId);
        writer.WriteString("event_type"u8, names.Of(envelope.Name));
        writer.WriteNumber("time"u8, envelope.Timestamp.ToUnixTimeMilliseconds());
        writer.WriteString("insert_id"u8, envelope.Id);
        writer.WriteString("library"u8, LibraryText);
        Properties.Write("event_properties"u8, envelope.DataJson, envelope.ContextJson, writer);
        return true;
    }
}

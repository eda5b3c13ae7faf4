using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace EventTracking.AspNetCore.Browser;

/// <summary>A request of a browser: <c>{"events":[{"name":"…","version":2,"data":{…},"id":"…","time":"…"}],"dropped":0}</c>.</summary>
internal sealed class BrowserBatch
{
    /// <summary>A page can report any number; this keeps a single request from making the metric useless.</summary>
    private const long MaxDropped = 1_000_000;

    /// <summary>Deeper than events can be, so that an event that is too deep is rejected alone.</summary>
    private const int MaxDepth = 256;

    /// <summary>How events are read. Their size is limited by that of the request.</summary>
    public static readonly EventReadOptions ReadOptions = new() { Strict = true, MaxBytes = int.MaxValue };

    private static readonly Problem NotJson = new(StatusCodes.Status400BadRequest, "The body is not JSON in UTF-8.");

    private static readonly Problem NotABatch = new(
        StatusCodes.Status400BadRequest, """Expected {"events":[{"name":"...","data":{...}}]} as the body, and a number as "dropped".""");

    private BrowserBatch()
    {
    }

    public List<BrowserEvent> Events { get; } = [];

    /// <summary>How many events the page has lost since its previous request.</summary>
    public long Dropped { get; private set; }

    /// <summary>Parses a whole request, so that nothing is emitted for one that is malformed.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> body, int maxEvents, [NotNullWhen(true)] out BrowserBatch? batch, [NotNullWhen(false)] out Problem? problem)
    {
        batch = new BrowserBatch();
        try
        {
            problem = Utf8.IsValid(body) ? batch.Parse(body, maxEvents) : NotJson;
        }
        catch (JsonException)
        {
            problem = NotJson;
        }

        return problem is null;
    }

    private Problem? Parse(ReadOnlySpan<byte> body, int maxEvents)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
            return NotABatch;

        var hasEvents = false;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (IsName(in reader, "events"u8))
            {
                reader.Read();
                if (hasEvents || reader.TokenType is not JsonTokenType.StartArray)
                    return NotABatch;
                hasEvents = true;
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                {
                    if (Events.Count == maxEvents)
                        return new Problem(StatusCodes.Status413PayloadTooLarge, $"A request can have up to {maxEvents} events.");
                    Events.Add(BrowserEvent.Read(ref reader));
                }
            }
            else if (IsName(in reader, "dropped"u8))
            {
                reader.Read();
                if (reader.TokenType is not JsonTokenType.Number || !reader.TryGetInt64(out var dropped) || dropped < 0)
                    return NotABatch;
                Dropped = Math.Min(dropped, MaxDropped);
            }
            else
            {
                reader.Skip();
            }
        }

        // Throws if anything follows the object.
        reader.Read();
        return hasEvents ? null : NotABatch;
    }

    /// <summary>A name with escapes is never one of ours; comparing it could throw.</summary>
    public static bool IsName(ref readonly Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        !reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual(name);
}

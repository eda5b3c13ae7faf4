using System.Text.Json;

namespace EventTracking.AspNetCore.Browser;

/// <summary>One event of a request.</summary>
internal struct BrowserEvent
{
    /// <summary>The event name, or <see langword="null"/>.</summary>
    public string? Name { get; private set; }

    /// <summary>The position of the data in the body; <see langword="null"/> if the event has none.</summary>
    public Range? Data { get; private set; }

    /// <summary>The version of the data; <see langword="null"/> if the event has none, and 0 if it is not a positive integer.</summary>
    public int? Version { get; private set; }

    /// <summary>The id, if it is a UUID.</summary>
    public Guid? Id { get; private set; }

    /// <summary>The time of the emit by the clock of the browser, if it is in ISO 8601.</summary>
    public DateTimeOffset? Time { get; private set; }

    /// <summary>Reads an event, and leaves the reader at its last token. An event that is wrong does not make the others wrong.</summary>
    public static BrowserEvent Read(ref Utf8JsonReader reader)
    {
        var read = default(BrowserEvent);
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return read;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            read.ReadField(ref reader);
        return read;
    }

    private void ReadField(ref Utf8JsonReader reader)
    {
        if (BrowserBatch.IsName(in reader, "name"u8))
            Name = TextOf(ref reader);
        else if (BrowserBatch.IsName(in reader, "data"u8))
            Data = RangeOf(ref reader);
        else if (BrowserBatch.IsName(in reader, "version"u8))
            Version = VersionOf(ref reader);
        else if (BrowserBatch.IsName(in reader, "id"u8))
            Id = MoveToPlainText(ref reader) && reader.TryGetGuid(out var id) ? id : null;
        else if (BrowserBatch.IsName(in reader, "time"u8))
            Time = MoveToPlainText(ref reader) && reader.TryGetDateTimeOffset(out var time) ? time.ToUniversalTime() : null;
        else
            reader.Skip();
    }

    private static Range RangeOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    private static int VersionOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
        return reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out var version) ? Math.Max(0, version) : 0;
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return MoveToText(ref reader) ? reader.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Escapes that are not Unicode.
            return null;
        }
    }

    /// <summary>Moves to text without escapes. Parsing escapes that are not Unicode throws, and no id or time needs any.</summary>
    private static bool MoveToPlainText(ref Utf8JsonReader reader) => MoveToText(ref reader) && !reader.ValueIsEscaped;

    /// <summary>Moves to the value of a field, and to its end if it is not text.</summary>
    private static bool MoveToText(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
        return reader.TokenType is JsonTokenType.String;
    }
}

using System.Text.Json;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking.Reading;

/// <summary>The parts of a line that any program may have written: its fields can have any order, white space and extra fields.</summary>
internal struct LineParts
{
    private const string Id = "id";

    /// <summary>The position of the name's opening quote.</summary>
    public int NameStart { get; private set; }

    /// <summary>The byte after the name.</summary>
    public int NameEnd { get; private set; }

    public Range Data { get; private set; }

    /// <summary>The context; empty if the line has none.</summary>
    public Range Context { get; private set; }

    public DateTimeOffset Timestamp { get; private set; }

    public Guid? EventId { get; private set; }

    /// <summary>The version; 0 if the line has none.</summary>
    public int Version { get; private set; }

    /// <summary>Finds the parts of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="error">What is wrong.</param>
    /// <returns>Whether the bytes are a line.</returns>
    public static bool TryFind(ReadOnlySpan<byte> line, out LineParts parts, out EventReadError? error)
    {
        parts = default;
        error = null;
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = JsonDepth.Max });
        try
        {
            error = Find(ref reader, ref parts);
        }
        catch (JsonException exception)
        {
            error = Malformed(line, in reader, exception);
        }
        catch (InvalidOperationException)
        {
            error = new EventReadError("", reader.TokenStartIndex, "expected text but found escapes that are not Unicode");
        }

        return error is null;
    }

    /// <summary>Returns the error for bytes that are not JSON.</summary>
    public static EventReadError Malformed(ReadOnlySpan<byte> json, in Utf8JsonReader reader, JsonException exception)
    {
        var position = exception is { LineNumber: 0, BytePositionInLine: { } inLine } ? inLine : reader.BytesConsumed;
        return new EventReadError(
            ReadPath.At(json, position, missingField: null), position, $"is not JSON, or is nested deeper than {JsonDepth.Max} levels");
    }

    /// <summary>Returns whether the line has an event name.</summary>
    public readonly bool HasName(ReadOnlySpan<byte> line, string name)
    {
        var reader = new Utf8JsonReader(line[NameStart..NameEnd]);
        reader.Read();
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Returns the name of the line; <see langword="null"/> if it has escapes that are not Unicode.</summary>
    public readonly string? NameOf(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line[NameStart..NameEnd]);
        reader.Read();
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static EventReadError? Find(ref Utf8JsonReader reader, ref LineParts parts)
    {
        var (hasName, hasData, hasTimestamp) = (false, false, false);
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            return new EventReadError(
                "", reader.TokenStartIndex, $"expected an object but found {EventDataReader.Describe(reader.TokenType)}");
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(LineFormat.Name))
            {
                reader.Read();
                if (reader.TokenType is not JsonTokenType.String)
                    return Expected(LineFormat.Name, "a string", in reader);
                (parts.NameStart, parts.NameEnd, hasName) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed, true);
            }
            else if (reader.ValueTextEquals(LineFormat.Timestamp))
            {
                reader.Read();
                if (reader.TokenType is not JsonTokenType.String || !reader.TryGetDateTimeOffset(out var timestamp))
                    return Expected(LineFormat.Timestamp, "a date and time in ISO 8601", in reader);
                (parts.Timestamp, hasTimestamp) = (timestamp, true);
            }
            else if (reader.ValueTextEquals(LineFormat.Data))
            {
                (parts.Data, hasData) = (Value(ref reader), true);
            }
            else if (reader.ValueTextEquals(LineFormat.Context))
            {
                parts.Context = Value(ref reader);
            }
            else if (!parts.TryReadExtra(ref reader, out var error))
            {
                return error;
            }
        }

        reader.Read();
        var missing = !hasName ? LineFormat.Name : !hasTimestamp ? LineFormat.Timestamp : !hasData ? LineFormat.Data : null;
        return missing is null ? null : new EventReadError(missing, 0, "is missing");
    }

    /// <summary>Reads the id or the version, and skips other extra fields.</summary>
    private bool TryReadExtra(ref Utf8JsonReader reader, out EventReadError? error)
    {
        error = null;
        if (reader.ValueTextEquals(Id))
        {
            reader.Read();
            if (reader.TokenType is JsonTokenType.String && reader.TryGetGuid(out var id))
                EventId = id;
        }
        else if (reader.ValueTextEquals(LineFormat.Version))
        {
            reader.Read();
            if (reader.TokenType is not JsonTokenType.Number || !reader.TryGetInt32(out var version) || version < 1)
                error = Expected(LineFormat.Version, "a positive integer", in reader);
            else
                Version = version;
        }

        reader.Skip();
        return error is null;
    }

    private static Range Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    private static EventReadError Expected(string field, string expected, in Utf8JsonReader reader) =>
        new(field, reader.TokenStartIndex, $"expected {expected}");
}

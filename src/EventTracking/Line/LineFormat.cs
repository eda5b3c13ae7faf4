using System.Globalization;
using EventTracking.Json;

namespace EventTracking.Line;

/// <summary>
/// The text of a line: <c>{"name":"org.edx.video.stop","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{},"context":{}}</c>.
/// </summary>
internal static class LineFormat
{
    public const string Name = "name";

    public const string Timestamp = "timestamp";

    public const string Data = "data";

    public const string Context = "context";

    /// <summary>The extra field that <see cref="TrackerOptions.IncludeVersion"/> adds.</summary>
    public const string Version = "version";

    /// <summary>The text before the quoted name.</summary>
    public static ReadOnlySpan<byte> NameKey => "{\"name\":"u8;

    /// <summary>The text between the quoted name and the timestamp, including the timestamp's opening quote.</summary>
    public static ReadOnlySpan<byte> TimestampKey => ",\"timestamp\":\""u8;

    /// <summary>The text between the timestamp and the data, including the timestamp's closing quote.</summary>
    public static ReadOnlySpan<byte> DataKey => "\",\"data\":"u8;

    /// <summary>The text between the data and the context.</summary>
    public static ReadOnlySpan<byte> ContextKey => ",\"context\":"u8;

    /// <summary>The text between the context and the id, including the opening quote of the id.</summary>
    public static ReadOnlySpan<byte> IdKey => ",\"id\":\""u8;

    /// <summary>The text between the context, or the quoted id, and the version.</summary>
    public static ReadOnlySpan<byte> VersionKey => ",\"version\":"u8;

    /// <summary>The text after the context or the last extra field.</summary>
    public static ReadOnlySpan<byte> End => "}"u8;

    /// <summary>Data or a context without fields.</summary>
    public static ReadOnlySpan<byte> EmptyObject => "{}"u8;

    /// <summary>Returns whether every line has a field of this name.</summary>
    public static bool IsReserved(string field) => field is Name or Timestamp or Data or Context;

    /// <summary>Returns the constant start of an event's lines, up to and including the timestamp's opening quote.</summary>
    public static byte[] PrefixOf(string eventName)
    {
        var text = new byte[JsonString.MaxLength(eventName.Length) + 1];
        var replaced = 0;
        var length = JsonString.Write(eventName, ref text[0], ref replaced);
        return [.. NameKey, (byte)'"', .. text.AsSpan(0, length), (byte)'"', .. TimestampKey];
    }

    /// <summary>
    /// The maximum length that <see cref="WriteExtraFields"/> writes: both keys, an id of 36 characters, and a version of 10 digits.
    /// </summary>
    public const int MaxExtraFieldsLength = 80;

    /// <summary>Writes the extra fields after the context and ends the line.</summary>
    /// <param name="destination">Space for <see cref="MaxExtraFieldsLength"/> bytes.</param>
    /// <param name="id">The id; <see langword="null"/> to omit it.</param>
    /// <param name="version">The version; <see langword="null"/> to omit it.</param>
    /// <returns>The number of bytes written.</returns>
    public static int WriteExtraFields(Span<byte> destination, Guid? id, int? version)
    {
        var rest = destination;
        if (id is { } uuid)
        {
            Append(IdKey, ref rest);
            uuid.TryFormat(rest, out var length);
            rest = rest[length..];
            Append("\""u8, ref rest);
        }

        if (version is { } number)
        {
            Append(VersionKey, ref rest);
            number.TryFormat(rest, out var length, provider: CultureInfo.InvariantCulture);
            rest = rest[length..];
        }

        Append(End, ref rest);
        return destination.Length - rest.Length;
    }

    private static void Append(ReadOnlySpan<byte> bytes, ref Span<byte> destination)
    {
        bytes.CopyTo(destination);
        destination = destination[bytes.Length..];
    }
}

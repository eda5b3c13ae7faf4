using System.Collections.Immutable;

namespace EventTracking.Events;

/// <summary>
/// Reads the fields of an event from the text in generated code. The first line is the version of the format. Each other line is a field,
/// for example <c>video_id string? VideoId The video.</c>: the wire name, the JSON type with a <c>?</c> if the field can be <c>null</c>,
/// the name in C#, and optionally the documentation, separated by spaces. Wire names are escaped as in JSON; a space is <c>\u0020</c>.
/// </summary>
internal static class FieldTable
{
    private const string FormatLine = "format 1";

    private const int EscapeLength = 6;

    /// <summary>Reads the fields in the order of their lines.</summary>
    /// <param name="table">The text.</param>
    /// <param name="descriptor">The event that it describes, for messages.</param>
    /// <exception cref="FormatException">The format is unknown, or a line is invalid.</exception>
    public static ImmutableArray<TrackedEventField> Read(string table, TrackedEventDescriptor descriptor)
    {
        var lines = table.AsSpan().EnumerateLines();
        if (!lines.MoveNext() || !lines.Current.SequenceEqual(FormatLine))
            throw UnknownFormat(lines.Current, descriptor);

        var fields = ImmutableArray.CreateBuilder<TrackedEventField>();
        while (lines.MoveNext())
            fields.Add(ReadLine(lines.Current));
        return fields.DrainToImmutable();
    }

    private static TrackedEventField ReadLine(ReadOnlySpan<char> line)
    {
        var rest = line;
        var wireName = Unescape(NextWord(ref rest), line);
        var kind = NextWord(ref rest);
        var isNullable = kind is [.., '?'];
        var jsonType = JsonType(isNullable ? kind[..^1] : kind, line);
        var name = NextWord(ref rest);
        return name.IsEmpty
            ? throw InvalidLine(line)
            : new TrackedEventField(name.ToString(), wireName, jsonType, isNullable, rest.IsEmpty ? null : rest.ToString());
    }

    private static ReadOnlySpan<char> NextWord(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(' ');
        var word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return word;
    }

    private static FieldJsonType JsonType(ReadOnlySpan<char> kind, ReadOnlySpan<char> line) => kind switch
    {
        "any" => FieldJsonType.Any,
        "boolean" => FieldJsonType.Boolean,
        "integer" => FieldJsonType.Integer,
        "number" => FieldJsonType.Number,
        "string" => FieldJsonType.String,
        "array" => FieldJsonType.Array,
        "object" => FieldJsonType.Object,
        _ => throw InvalidLine(line),
    };

    /// <summary>Replaces <c>\"</c>, <c>\\</c> and <c>\u0020</c> with the characters they represent. A name may be empty.</summary>
    private static string Unescape(ReadOnlySpan<char> word, ReadOnlySpan<char> line)
    {
        if (!word.Contains('\\'))
            return word.ToString();

        var name = new char[word.Length];
        var length = 0;
        while (!word.IsEmpty)
        {
            var (character, taken) = word switch
            {
                ['\\', 'u', ..] when word.Length >= EscapeLength && TryReadHex(word[2..EscapeLength], out var code) => (code, EscapeLength),
                ['\\', '"' or '\\', ..] => (word[1], 2),
                ['\\', ..] => throw InvalidLine(line),
                _ => (word[0], 1),
            };
            name[length++] = character;
            word = word[taken..];
        }

        return new string(name, 0, length);
    }

    private static bool TryReadHex(ReadOnlySpan<char> digits, out char character)
    {
        character = '\0';
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
                return false;
            character = (char)((character << 4) + (digit <= '9' ? digit - '0' : (digit | ' ') - 'a' + 10));
        }

        return true;
    }

    private static FormatException InvalidLine(ReadOnlySpan<char> line) => new(
        $"'{line}' describes no field: a wire name, a kind of JSON value and a name in C# are expected, for example 'video_id string? "
            + "VideoId'.");

    private static FormatException UnknownFormat(ReadOnlySpan<char> firstLine, TrackedEventDescriptor descriptor) => new(
        $"The fields of the event '{descriptor.Name}' are in an unknown format ('{firstLine}', not '{FormatLine}'). "
        + $"Build '{descriptor.ClrType.Assembly.GetName().Name}' with the version of EventTracking that the application uses.");
}

using System.Collections.Immutable;

namespace EventTracking.Events;

/// <summary>
/// Reads the fields of an event from the text that generated code gives: a line for each field, for example
/// <c>video_id string? VideoId The video.</c> A line is the wire name, the kind of JSON value with a <c>?</c> where it can be
/// <c>null</c>, the name in C#, and the documentation where there is any, with a blank between two. In a wire name a backslash
/// escapes, as in JSON; a blank is written as <c>\u0020</c>.
/// </summary>
internal static class FieldTable
{
    private const int EscapeLength = 6;

    /// <summary>The fields in the order of the lines.</summary>
    /// <exception cref="FormatException">A line is not as generated code writes it.</exception>
    public static ImmutableArray<TrackedEventField> Read(string table)
    {
        var fields = ImmutableArray.CreateBuilder<TrackedEventField>();
        foreach (var line in table.AsSpan().EnumerateLines())
        {
            // The empty text is one line.
            if (!table.AsSpan().IsEmpty)
                fields.Add(ReadLine(line));
        }

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

    /// <summary>Replaces <c>\"</c>, <c>\\</c> and <c>\u0020</c> by what they stand for; a name may be empty.</summary>
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
        $"'{line}' describes no field: a wire name, a kind of JSON value and a name in C# are expected, for example 'video_id string? VideoId'.");
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EventTracking.Json;

/// <summary>Converts JSON to the text that Python's <c>json.dumps(json.loads(text))</c> returns.</summary>
/// <remarks>
/// Values are returned as strings, innermost first: a repeated name keeps its first position and gets its last value, which is known only
/// at the end of the object.
/// </remarks>
internal static class PythonJson
{
    /// <summary>Approximately the depth at which Python raises a RecursionError.</summary>
    private const int MaxNesting = 990;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxNesting };

    /// <summary>Formats one JSON value as Python does.</summary>
    /// <param name="utf8Json">One JSON value.</param>
    /// <exception cref="JsonException">The text is not one JSON value.</exception>
    public static string Format(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, Options);
        _ = reader.Read();
        var text = Value(ref reader);
        _ = reader.Read(); // Rejects a second value.
        return text;
    }

    private static string Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(ref reader),
        JsonTokenType.StartArray => Array(ref reader),
        JsonTokenType.String => PythonString.Quote(Text(reader.ValueSpan)),
        JsonTokenType.Number => Number(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "null",
    };

    private static string Object(ref Utf8JsonReader reader)
    {
        var members = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = Text(reader.ValueSpan);
            _ = reader.Read();
            members[name] = Value(ref reader);
        }

        var texts = new List<string>(members.Count);
        foreach (var (name, value) in members)
            texts.Add($"{PythonString.Quote(name)}: {value}");
        return $"{{{string.Join(", ", texts)}}}";
    }

    private static string Array(ref Utf8JsonReader reader)
    {
        var items = new List<string>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            items.Add(Value(ref reader));

        return $"[{string.Join(", ", items)}]";
    }

    /// <summary>Integers of any size keep their digits, and negative zero becomes zero. All other numbers are floats.</summary>
    private static string Number(ReadOnlySpan<byte> digits)
    {
        if (digits.IndexOfAny(".eE"u8) >= 0)
            return PythonFloat.Repr(double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture));

        return digits.SequenceEqual("-0"u8) ? "0" : Encoding.ASCII.GetString(digits);
    }

    /// <summary>Decodes a string. <see cref="Utf8JsonReader.GetString"/> rejects escaped lone surrogates, which Python keeps.</summary>
    private static string Text(ReadOnlySpan<byte> body)
    {
        var text = new char[body.Length];
        return new string(text, 0, JsonStringBody.Decode(body, text));
    }
}

/// <summary>Quotes a string as Python's <c>json.dumps</c> does: as ASCII, with <c>\uXXXX</c> for all other characters.</summary>
internal static class PythonString
{
    /// <summary>Printable ASCII without the quote and the backslash. Python also escapes U+007F.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static string Quote(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return $"\"{text}\"";

        var quoted = new StringBuilder(text.Length + 16).Append('"');
        foreach (var character in text)
            Append(quoted, character);
        return quoted.Append('"').ToString();
    }

    private static StringBuilder Append(StringBuilder quoted, char character) => character switch
    {
        '"' => quoted.Append("\\\""),
        '\\' => quoted.Append("\\\\"),
        '\b' => quoted.Append("\\b"),
        '\f' => quoted.Append("\\f"),
        '\n' => quoted.Append("\\n"),
        '\r' => quoted.Append("\\r"),
        '\t' => quoted.Append("\\t"),
        >= ' ' and <= '~' => quoted.Append(character),
        _ => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
    };
}

/// <summary>Writes a double as Python's <c>json.dumps</c> does.</summary>
internal static class PythonFloat
{
    /// <summary>
    /// Returns Python's <c>repr</c>: the fewest digits that read back as the same value, with an exponent below 1e-4 and from 1e+16 on.
    /// </summary>
    public static string Repr(double value)
    {
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";

        var text = value.ToString(RoundTrip.FormatOf(value), CultureInfo.InvariantCulture);
        return Math.Abs(value) is 0 or (>= 1e-4 and < 1e16) ? FixedPoint(text) : Scientific(text);
    }

    private static string FixedPoint(string text) => text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";

    private static string Scientific(string text)
    {
        if (text.Contains('E', StringComparison.Ordinal))
            return text.Replace('E', 'e');

        // .NET uses an exponent from 1e+17 on, so this text consists of a sign and seventeen digits.
        return $"{text[..^16]}.{text[^16..]}".TrimEnd('0').TrimEnd('.') + "e+16";
    }
}

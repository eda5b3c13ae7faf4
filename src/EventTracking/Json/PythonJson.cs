using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EventTracking.Json;

/// <summary>Turns JSON into the text that Python's <c>json.dumps(json.loads(text))</c> gives.</summary>
/// <remarks>
/// Values come back as strings, innermost first, because a name that occurs twice keeps its first place and takes its last
/// value: what to write at the first place is known only at the end of the object.
/// </remarks>
internal static class PythonJson
{
    /// <summary>About where Python itself gives up with a RecursionError.</summary>
    private const int MaxNesting = 990;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxNesting };

    /// <summary>Formats one JSON value as Python would.</summary>
    /// <param name="utf8Json">One JSON value.</param>
    /// <exception cref="JsonException">The text is not one JSON value.</exception>
    public static string Format(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, Options);
        _ = reader.Read();
        var text = Value(ref reader);
        _ = reader.Read(); // Refuses a second value.
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

    /// <summary>An int of any size keeps its digits, but has no negative zero; everything else is a float.</summary>
    private static string Number(ReadOnlySpan<byte> digits)
    {
        if (digits.IndexOfAny(".eE"u8) >= 0)
            return PythonFloat.Repr(double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture));

        return digits.SequenceEqual("-0"u8) ? "0" : Encoding.ASCII.GetString(digits);
    }

    /// <summary>The reader's own GetString refuses escaped lone surrogates; Python keeps them.</summary>
    private static string Text(ReadOnlySpan<byte> body)
    {
        var text = new char[body.Length];
        return new string(text, 0, JsonStringBody.Decode(body, text));
    }
}

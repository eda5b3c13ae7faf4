using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace EventTracking.Tool.Inference.Statistics;

/// <summary>An example value.</summary>
/// <param name="Text">A string itself, any other value as JSON; shortened if it is long.</param>
/// <param name="IsString">Whether it is a string.</param>
/// <param name="IsShortened">Whether the end is missing.</param>
internal sealed record ExampleValue(string Text, bool IsString, bool IsShortened)
{
    /// <summary>Gets a value indicating whether there is nothing in the value.</summary>
    public bool IsEmpty => Text is "" or "{}" or "[]";

    public static ExampleValue Of(JsonElement value)
    {
        // Bytes first: the value can be megabytes long.
        var json = JsonMarshal.GetRawUtf8Value(value);
        const int MaxBytes = 6 * InferenceLimits.MaxExampleLength;
        if (value.ValueKind is JsonValueKind.String && json.Length <= MaxBytes)
            return Shortened(value.GetString()!, isString: true, isShortened: false);

        var isShortened = json.Length > MaxBytes;
        var text = Encoding.UTF8.GetString(isShortened ? json[..MaxBytes] : json);
        return value.ValueKind is JsonValueKind.String
            ? Shortened(text[1..], isString: true, isShortened)
            : Shortened(text, isString: false, isShortened);
    }

    private static ExampleValue Shortened(string text, bool isString, bool isShortened)
    {
        if (text.Length <= InferenceLimits.MaxExampleLength)
            return new ExampleValue(text, isString, isShortened);

        var length = InferenceLimits.MaxExampleLength;
        if (char.IsHighSurrogate(text[length - 1]))
            length--;
        return new ExampleValue(text[..length], isString, IsShortened: true);
    }
}

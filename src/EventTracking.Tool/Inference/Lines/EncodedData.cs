using System.Text;
using System.Text.Json;

namespace EventTracking.Tool.Inference.Lines;

/// <summary>
/// The data in an edX tracking log. Events from the server have JSON; events from the browser have JSON inside a string, sometimes
/// encoded twice; a few have plain text.
/// </summary>
internal static class EncodedData
{
    /// <summary>Unwraps JSON from strings, repeatedly if needed. Other text is returned unchanged.</summary>
    public static JsonElement Decode(JsonElement value)
    {
        while (value.ValueKind is JsonValueKind.String && Unwrap(value.GetString()!) is { } inner)
            value = inner;
        return value;
    }

    private static JsonElement? Unwrap(string text)
    {
        // Text such as "5" or "true" is valid JSON too, but was never encoded as JSON.
        if (text.AsSpan().TrimStart() is not ['{' or '[' or '"', ..])
            return null;

        try
        {
            return StrictJson.Parse(Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

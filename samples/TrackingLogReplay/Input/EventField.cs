using System.Text;
using System.Text.Json;

namespace TrackingLogReplay.Input;

/// <summary>
/// The field <c>event</c> of a line. Events from the server are objects; events from the browser are JSON inside a string,
/// sometimes encoded twice; a few are plain text.
/// </summary>
internal static class EventField
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

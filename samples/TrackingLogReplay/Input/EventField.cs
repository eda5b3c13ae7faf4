using System.Text;
using System.Text.Json;

namespace TrackingLogReplay.Input;

/// <summary>
/// The field <c>event</c> of a line. The server wrote an object; the browser wrote JSON into a string, now and then twice over;
/// and some of it has always been plain text.
/// </summary>
internal static class EventField
{
    /// <summary>Unwraps JSON from strings as often as it takes; what is no JSON stays as it is.</summary>
    public static JsonElement Decode(JsonElement value)
    {
        while (value.ValueKind is JsonValueKind.String && Unwrap(value.GetString()!) is { } inner)
            value = inner;
        return value;
    }

    private static JsonElement? Unwrap(string text)
    {
        // A text such as "5" or "true" is JSON as well, but nobody has encoded it.
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

using System.Text.Json;

namespace EventTracking.Http.Dialects;

/// <summary>Reads the body of a response.</summary>
internal static class JsonAnswer
{
    /// <returns>The object in the body; <see langword="null"/> if it is not a JSON object.</returns>
    public static JsonElement? TryParse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var element = JsonElement.Parse(body.Span);
            return element.ValueKind is JsonValueKind.Object ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Text.Json;

namespace EventTracking.Tool.Tests.Inference;

/// <summary>The names and data of a log's events, read independently of the tool.</summary>
internal static class LogData
{
    /// <summary>Returns the events of the lines that are JSON objects.</summary>
    public static IEnumerable<(string Name, JsonElement Data)> Of(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (Parse(line) is not { ValueKind: JsonValueKind.Object } fields)
                continue;

            if (fields.TryGetProperty("event_type", out var type))
                yield return (type.GetString()!, fields.TryGetProperty("event", out var data) ? Decoded(data) : JsonElement.Parse("null"));
            else
                yield return (fields.GetProperty("name").GetString()!, fields.GetProperty("data"));
        }
    }

    private static JsonElement Decoded(JsonElement value) =>
        value.ValueKind is JsonValueKind.String
        && Parse(value.GetString()!) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String } inner
            ? Decoded(inner)
            : value;

    private static JsonElement? Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

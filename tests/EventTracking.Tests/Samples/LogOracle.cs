using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventTracking.Tests.Samples;

/// <summary>The expected event of a valid line, computed independently of the sample.</summary>
internal sealed record LogOracle(string Name, string Time, JsonNode? Data, JsonObject Context)
{
    /// <summary>Reads a line.</summary>
    /// <returns><see langword="null"/> for a line that is not JSON.</returns>
    public static LogOracle? Read(string line)
    {
        JsonObject fields;
        try
        {
            fields = JsonNode.Parse(line)!.AsObject();
        }
        catch (JsonException)
        {
            return null;
        }

        var time = fields["time"]!.GetValue<string>();
        var context = fields["context"] as JsonObject ?? [];
        var expected = context.DeepClone().AsObject();
        expected["log_line"] = new JsonObject(
            fields.Where(static field => field.Key is not ("event_type" or "event" or "context"))
                .Select(static field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        return new LogOracle(fields["event_type"]!.GetValue<string>(), time, Decoded(fields["event"]), expected);
    }

    private static JsonNode? Decoded(JsonNode? value)
    {
        if (value?.GetValueKind() is not JsonValueKind.String)
            return value;

        try
        {
            var inner = JsonNode.Parse(value.GetValue<string>());
            return inner?.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String ? Decoded(inner) : value;
        }
        catch (JsonException)
        {
            return value;
        }
    }
}

using System.Text.Json;

namespace EventTracking.Benchmarks.Peers.LoggerMessage;

/// <summary>The pairs that a log message or a scope consists of, as members of a JSON object.</summary>
internal static class Pairs
{
    public static void Write<TState>(Utf8JsonWriter writer, TState state)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> pairs)
            return;

        for (var i = 0; i < pairs.Count; i++)
        {
            var (key, value) = pairs[i];
            if (key is "{OriginalFormat}")
                continue;

            writer.WritePropertyName(key);
            WriteValue(writer, value);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string[] texts:
                writer.WriteStartArray();
                foreach (var text in texts)
                    writer.WriteStringValue(text);
                writer.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"The work item has no {value?.GetType().Name ?? "null"}.");
        }
    }
}

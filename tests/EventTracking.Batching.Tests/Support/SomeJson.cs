using System.Text.Json;
using EventTracking.Testing;

namespace EventTracking.Batching.Tests.Support;

internal static class SomeJson
{
    /// <summary>A top-level field of an event.</summary>
    public static JsonElement FieldOf(CollectedEvent collected, string field)
    {
        using var document = JsonDocument.Parse(collected.Json);
        return document.RootElement.GetProperty(field).Clone();
    }

    /// <summary>The number that a pipeline has given an event.</summary>
    public static int NumberOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("data").GetProperty("n").GetInt32();
    }
}

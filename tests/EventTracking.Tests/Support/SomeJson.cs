using System.Text.Json;

namespace EventTracking.Tests.Support;

internal static class SomeJson
{
    public static JsonElement Of(string json) => JsonElement.Parse(json);

    public static JsonElement Of(string json, JsonDocumentOptions options) => JsonElement.Parse(json, options);

    /// <summary>Nested arrays.</summary>
    public static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}

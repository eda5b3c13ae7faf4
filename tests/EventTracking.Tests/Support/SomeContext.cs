using System.Text.Json;

namespace EventTracking.Tests.Support;

internal static class SomeContext
{
    /// <summary>A context with the members of a JSON object.</summary>
    public static EventContext Of(string json) =>
        new(JsonElement.Parse(json).EnumerateObject().Select(static member => KeyValuePair.Create(member.Name, (object?)member.Value)));
}

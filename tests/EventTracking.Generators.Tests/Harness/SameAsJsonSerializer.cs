using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>Compares the output of generated writers with that of <see cref="JsonSerializer"/>.</summary>
internal static class SameAsJsonSerializer
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Compares the event in <c>Sample.Value</c> of the source, or each event if it is an array.</summary>
    public static void Writes(string source, JsonSerializerOptions? options = null)
    {
        var sample = new GeneratedAssembly(GeneratorRun.Of(source)).Sample();
        Assert.All(
            sample as object[] ?? [sample],
            value => Assert.Equal(
                Canonical(JsonSerializer.Serialize(value, value.GetType(), options ?? SnakeCase)),
                Canonical(GeneratedAssembly.Data(value))));
    }

    /// <summary>Removes differences in escaping. The order of fields is significant.</summary>
    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }
}

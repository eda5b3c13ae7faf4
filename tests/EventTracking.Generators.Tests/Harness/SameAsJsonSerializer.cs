using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>Holds the generated writers against <see cref="JsonSerializer"/>, whose text under the same options is the measure.</summary>
internal static class SameAsJsonSerializer
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes the event that the source's <c>Sample.Value</c> gives, or each of them where it is an array.</summary>
    public static void Writes(string source, JsonSerializerOptions? options = null)
    {
        var sample = new GeneratedAssembly(GeneratorRun.Of(source)).Sample();
        Assert.All(
            sample as object[] ?? [sample],
            value => Assert.Equal(
                Canonical(JsonSerializer.Serialize(value, value.GetType(), options ?? SnakeCase)),
                Canonical(GeneratedAssembly.Data(value))));
    }

    /// <summary>The same text for the same JSON, whatever was escaped; the order of fields counts.</summary>
    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }
}

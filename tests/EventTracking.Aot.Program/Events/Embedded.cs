using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EventTracking.Aot.Program.Events;

/// <summary>Embedded JSON.</summary>
[TrackedEvent("com.example.aot.embedded")]
public sealed partial record Embedded(JsonElement Element, JsonNode? Node, JsonDocument Document);

/// <summary>Fields with attributes of System.Text.Json.</summary>
[TrackedEvent("com.example.aot.renamed", Version = 2)]
public sealed partial record Renamed
{
    /// <summary>Written last.</summary>
    [JsonPropertyOrder(1)]
    public required string After { get; init; }

    /// <summary>Written first.</summary>
    [JsonPropertyName("first")]
    public int Before { get; init; }

    /// <summary>Not written.</summary>
    [JsonIgnore]
    public string? Secret { get; init; }

    /// <summary>Written as a string.</summary>
    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public int Number { get; init; }

    /// <summary>Written unless it is null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Perhaps { get; init; }
}

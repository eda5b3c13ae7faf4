using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EventTracking.Aot.Program.Events;

/// <summary>JSON from elsewhere.</summary>
[TrackedEvent("com.example.aot.embedded")]
public sealed partial record Embedded(JsonElement Element, JsonNode? Node, JsonDocument Document);

/// <summary>What the attributes of System.Text.Json make of a record.</summary>
[TrackedEvent("com.example.aot.renamed", Version = 2)]
public sealed partial record Renamed
{
    /// <summary>It comes last.</summary>
    [JsonPropertyOrder(1)]
    public required string Behind { get; init; }

    /// <summary>It comes first.</summary>
    [JsonPropertyName("first")]
    public int Before { get; init; }

    /// <summary>It is not written.</summary>
    [JsonIgnore]
    public string? Secret { get; init; }

    /// <summary>It is written as a string.</summary>
    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public int Number { get; init; }

    /// <summary>It is written where it is there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Perhaps { get; init; }
}

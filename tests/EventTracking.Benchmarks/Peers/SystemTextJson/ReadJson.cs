using System.Text.Json.Serialization;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Peers.SystemTextJson;

/// <summary>The part of a line that a consumer of one event needs.</summary>
/// <param name="Name">The event name.</param>
/// <param name="Timestamp">The time of the event.</param>
/// <param name="Data">The data.</param>
public readonly record struct ReadLine(string Name, DateTimeOffset Timestamp, VideoRead Data);

/// <summary>What the source generator of System.Text.Json needs to read.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VideoRead))]
[JsonSerializable(typeof(ReadLine))]
internal sealed partial class ReadJson : JsonSerializerContext;

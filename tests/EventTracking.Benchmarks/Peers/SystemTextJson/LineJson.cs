using System.Text.Json.Serialization;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Peers.SystemTextJson;

/// <summary>The fast path of the source generator: straight calls of a writer, no metadata.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Line<VideoStopped>), TypeInfoPropertyName = "VideoLine")]
[JsonSerializable(typeof(ValueLine<VideoStopped>), TypeInfoPropertyName = "VideoValueLine")]
internal sealed partial class LineJson : JsonSerializerContext;

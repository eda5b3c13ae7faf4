using System.Text.Json.Serialization;
using EventTracking.Benchmarks.WorkItem;
using EventTracking.Benchmarks.WorkItem.Inputs;

namespace EventTracking.Benchmarks.Peers.SystemTextJson;

/// <summary>The fast path of the source generator: straight calls of a writer, no metadata.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Line<VideoStopped>), TypeInfoPropertyName = "VideoLine")]
[JsonSerializable(typeof(ValueLine<VideoStopped>), TypeInfoPropertyName = "VideoValueLine")]
[JsonSerializable(typeof(Line<FormSubmitted>), TypeInfoPropertyName = "FormLine")]
[JsonSerializable(typeof(Line<OutlineOpened>), TypeInfoPropertyName = "OutlineLine")]
internal sealed partial class LineJson : JsonSerializerContext;

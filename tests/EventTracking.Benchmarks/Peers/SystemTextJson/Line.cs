using System.Text.Json;
using System.Text.Json.Serialization;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Peers.SystemTextJson;

/// <summary>A line as a value that a serializer writes.</summary>
/// <typeparam name="TEvent">The data.</typeparam>
public readonly record struct Line<TEvent>(string Name, DateTimeOffset Timestamp, TEvent Data, Session? Context);

/// <summary>The fast path of the source generator: straight calls of a writer, no metadata.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Line<VideoStopped>), TypeInfoPropertyName = "VideoLine")]
internal sealed partial class LineJson : JsonSerializerContext;

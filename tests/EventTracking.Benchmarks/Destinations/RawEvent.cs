using System.Text.Json.Serialization;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Destinations;

/// <summary>An event as a program without this library sends it.</summary>
public sealed record RawEvent(Guid Id, string Name, int Version, DateTimeOffset Timestamp, VideoStopped Data, Session Context)
{
    public static RawEvent New() => new(Guid.CreateVersion7(), Some.EventName, 1, DateTimeOffset.UtcNow, Some.Event, Some.Session);
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RawEvent[]), TypeInfoPropertyName = "Batch")]
[JsonSerializable(typeof(RawEvent), TypeInfoPropertyName = "Event")]
[JsonSerializable(typeof(VideoStopped), TypeInfoPropertyName = "Data")]
[JsonSerializable(typeof(Session), TypeInfoPropertyName = "Context")]
internal sealed partial class RawEventJson : JsonSerializerContext;

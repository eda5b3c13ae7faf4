using System.Text.Json.Serialization;

namespace TrackingLogReplay.Events;

/// <summary>Reads the data of the declared events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(LoadVideo))]
[JsonSerializable(typeof(PlayVideo))]
[JsonSerializable(typeof(PauseVideo))]
[JsonSerializable(typeof(StopVideo))]
[JsonSerializable(typeof(SeekVideo))]
[JsonSerializable(typeof(ShowTranscript))]
[JsonSerializable(typeof(HideTranscript))]
[JsonSerializable(typeof(ProblemCheck))]
[JsonSerializable(typeof(ProblemShow))]
[JsonSerializable(typeof(ShowAnswer))]
[JsonSerializable(typeof(EnrollmentActivated))]
[JsonSerializable(typeof(EnrollmentDeactivated))]
[JsonSerializable(typeof(ThreadCreated))]
[JsonSerializable(typeof(ResponseCreated))]
[JsonSerializable(typeof(CommentCreated))]
[JsonSerializable(typeof(SequenceNext))]
[JsonSerializable(typeof(SequencePrevious))]
[JsonSerializable(typeof(SequenceGoto))]
[JsonSerializable(typeof(PageClose))]
[JsonSerializable(typeof(Book))]
[JsonSerializable(typeof(CourseIndexPublished))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class LogJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>A learner's browser loaded a video player.</summary>
[TrackedEvent("load_video")]
public sealed partial record LoadVideo(string Id, string Code);

/// <summary>A learner started or resumed a video.</summary>
[TrackedEvent("play_video")]
public sealed partial record PlayVideo(string Id, [property: JsonPropertyName("currentTime")] double CurrentTime, string Code);

/// <summary>A learner paused a video.</summary>
[TrackedEvent("pause_video")]
public sealed partial record PauseVideo(string Id, [property: JsonPropertyName("currentTime")] double CurrentTime, string Code);

/// <summary>A video ended.</summary>
[TrackedEvent("stop_video")]
public sealed partial record StopVideo(string Id, [property: JsonPropertyName("currentTime")] double CurrentTime, string Code);

/// <summary>A learner jumped to another position in a video.</summary>
[TrackedEvent("seek_video")]
public sealed partial record SeekVideo(string Id, double OldTime, double NewTime, string Type, string Code);

/// <summary>A learner opened the transcript of a video.</summary>
[TrackedEvent("show_transcript")]
public sealed partial record ShowTranscript(string Id, [property: JsonPropertyName("currentTime")] double CurrentTime, string Code);

/// <summary>A learner closed the transcript of a video.</summary>
[TrackedEvent("hide_transcript")]
public sealed partial record HideTranscript(string Id, [property: JsonPropertyName("currentTime")] double CurrentTime, string Code);

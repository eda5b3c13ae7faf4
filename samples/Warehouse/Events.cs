using EventTracking;

[assembly: EventNamespace("org.example.courses")]

namespace Warehouse;

/// <summary>A learner stopped a video.</summary>
/// <param name="VideoId">The ID of the video.</param>
/// <param name="Learner">The name of the learner.</param>
/// <param name="CurrentTime">The playback position, in seconds.</param>
[TrackedEvent("org.example.courses.video.stopped", Readable = true)]
public readonly partial record struct VideoStopped(string VideoId, string Learner, double CurrentTime);

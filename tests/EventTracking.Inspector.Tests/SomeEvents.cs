using EventTracking;

namespace Courses;

/// <summary>A learner stopped a video.</summary>
/// <param name="VideoId">The ID of the video.</param>
/// <param name="CurrentTime">The playback position, in seconds.</param>
[TrackedEvent("org.edx.video.stop")]
public readonly partial record struct VideoStopped(string VideoId, double CurrentTime);

/// <summary>Declared, and not part of the usual traffic.</summary>
[TrackedEvent("org.edx.video.never")]
public readonly partial record struct VideoNever(IReadOnlyList<string> Reasons);

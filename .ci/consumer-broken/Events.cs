using EventTracking;

namespace Course;

/// <summary>A video was stopped. The word <c>partial</c> is missing: rule EVT101.</summary>
[TrackedEvent("org.edx.video.stop")]
public readonly record struct VideoStopped(string VideoId);

using EventTracking;

namespace CourseSite;

/// <summary>A learner started or resumed a video.</summary>
/// <param name="VideoId">The ID of the video.</param>
/// <param name="CurrentTime">The playback position, in seconds.</param>
[TrackedEvent("org.edx.video.play", Readable = true)]
public readonly partial record struct VideoPlayed(string VideoId, double CurrentTime);

/// <summary>A learner paused a video.</summary>
/// <param name="VideoId">The ID of the video.</param>
/// <param name="CurrentTime">The playback position, in seconds.</param>
[TrackedEvent("org.edx.video.pause", Readable = true)]
public readonly partial record struct VideoPaused(string VideoId, double CurrentTime);

/// <summary>A learner stopped a video.</summary>
/// <param name="VideoId">The ID of the video.</param>
/// <param name="CurrentTime">The playback position, in seconds.</param>
/// <param name="Duration">The length of the video, in seconds.</param>
[TrackedEvent("org.edx.video.stop", Readable = true)]
public readonly partial record struct VideoStopped(string VideoId, double CurrentTime, double Duration);

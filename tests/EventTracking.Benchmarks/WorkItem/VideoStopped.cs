using EventTracking;

[assembly: EventNamespace("org.edx")]

namespace EventTracking.Benchmarks.WorkItem;

/// <summary>A video was stopped: the event that every variant writes.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="CurrentTime">The place in the video, in seconds.</param>
/// <param name="Duration">The length of the video, in seconds.</param>
/// <param name="Attempt">How often the learner has opened it.</param>
/// <param name="IsFullScreen">Whether it filled the screen.</param>
/// <param name="Language">The language of the subtitles.</param>
/// <param name="Code">The name of the file.</param>
/// <param name="Page">The page that the video is on.</param>
/// <param name="Tags">How the course labels the video.</param>
[TrackedEvent("org.edx.video.stop")]
public readonly partial record struct VideoStopped(
    string VideoId,
    double CurrentTime,
    double Duration,
    int Attempt,
    bool IsFullScreen,
    string Language,
    string Code,
    string Page,
    string[] Tags);

namespace EventTracking.Benchmarks.WorkItem;

/// <summary>The fields of <see cref="VideoStopped"/>, as an event that is read.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="CurrentTime">The position in the video, in seconds.</param>
/// <param name="Duration">The length of the video, in seconds.</param>
/// <param name="Attempt">How often the learner has opened it.</param>
/// <param name="IsFullScreen">Whether it filled the screen.</param>
/// <param name="Language">The language of the subtitles.</param>
/// <param name="Code">The name of the file.</param>
/// <param name="Page">The page that contains the video.</param>
/// <param name="Tags">The labels of the video in the course.</param>
[TrackedEvent("org.edx.video.read", Readable = true)]
public readonly partial record struct VideoRead(
    string VideoId,
    double CurrentTime,
    double Duration,
    int Attempt,
    bool IsFullScreen,
    string Language,
    string Code,
    string Page,
    string[] Tags)
{
    /// <summary>The values of the work item.</summary>
    public static VideoRead Of(VideoStopped stopped) => new(
        stopped.VideoId,
        stopped.CurrentTime,
        stopped.Duration,
        stopped.Attempt,
        stopped.IsFullScreen,
        stopped.Language,
        stopped.Code,
        stopped.Page,
        stopped.Tags);
}

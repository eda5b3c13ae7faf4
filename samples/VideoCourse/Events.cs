using System.Text.Json.Serialization;
using EventTracking;

[assembly: EventNamespace("org.example.course")]

namespace VideoCourse;

/// <summary>A learner enrolled in the course.</summary>
/// <param name="Mode">The kind of enrollment.</param>
[TrackedEvent("org.example.course.enrollment.activated")]
public readonly partial record struct EnrollmentActivated(EnrollmentMode Mode);

/// <summary>A learner opened a page of the course.</summary>
/// <param name="Path">The path of the page, relative to the course.</param>
/// <param name="Referrer">The previous page.</param>
[TrackedEvent("org.example.course.page.opened")]
public readonly partial record struct PageOpened(
    string Path,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Referrer = null);

/// <summary>A video was loaded into the player.</summary>
/// <param name="VideoId">The ID of the video.</param>
/// <param name="Duration">The length of the video.</param>
/// <param name="Languages">The languages of its transcripts.</param>
[TrackedEvent("org.example.course.video.loaded")]
public readonly partial record struct VideoLoaded(string VideoId, TimeSpan Duration, params string[] Languages);

/// <summary>A video started playing.</summary>
/// <param name="VideoId">The ID of the video.</param>
/// <param name="CurrentTime">The playback position, in seconds.</param>
/// <param name="Speed">The playback speed; 1 is normal.</param>
[TrackedEvent("org.example.course.video.played")]
public readonly partial record struct VideoPlayed(string VideoId, double CurrentTime, double Speed = 1);

/// <summary>A video was paused.</summary>
/// <param name="VideoId">The ID of the video.</param>
/// <param name="CurrentTime">The playback position, in seconds.</param>
[TrackedEvent("org.example.course.video.paused")]
public readonly partial record struct VideoPaused(string VideoId, double CurrentTime);

/// <summary>A learner jumped to another position in a video.</summary>
/// <param name="VideoId">The ID of the video.</param>
/// <param name="From">The position before, in seconds.</param>
/// <param name="To">The position after, in seconds.</param>
[TrackedEvent("org.example.course.video.sought")]
public readonly partial record struct VideoSought(string VideoId, double From, double To);

/// <summary>A video ended.</summary>
/// <param name="VideoId">The ID of the video.</param>
/// <param name="Watched">How much of it was watched.</param>
[TrackedEvent("org.example.course.video.stopped")]
public readonly partial record struct VideoStopped(string VideoId, TimeSpan Watched);

/// <summary>The transcript of a video was shown.</summary>
/// <param name="VideoId">The ID of the video.</param>
/// <param name="Language">The language of the transcript.</param>
[TrackedEvent("org.example.course.transcript.shown")]
public readonly partial record struct TranscriptShown(string VideoId, string Language);

/// <summary>An answer was submitted and graded.</summary>
/// <param name="ProblemId">The ID of the problem.</param>
/// <param name="Attempt">The number of the attempt, from 1.</param>
/// <param name="Answers">The answers by input.</param>
/// <param name="Grade">The grade of the answer.</param>
[TrackedEvent("org.example.course.problem.checked", Version = 2)]
public sealed partial record ProblemChecked(string ProblemId, int Attempt, IReadOnlyDictionary<string, string> Answers, Grade Grade);

/// <summary>A hint was shown.</summary>
/// <param name="ProblemId">The ID of the problem.</param>
/// <param name="Number">The number of the hint, from 1.</param>
[TrackedEvent("org.example.course.hint.shown")]
public readonly partial record struct HintShown(string ProblemId, int Number);

/// <summary>A learner started a thread in the forum.</summary>
/// <param name="Title">The title of the thread.</param>
/// <param name="Tags">The tags of the thread.</param>
[TrackedEvent("org.example.course.thread.created")]
public readonly partial record struct ThreadCreated(string Title, params IReadOnlyList<string> Tags);

/// <summary>A learner closed the course.</summary>
[TrackedEvent("org.example.course.closed")]
public readonly partial record struct CourseClosed;

/// <summary>The kind of enrollment.</summary>
public enum EnrollmentMode
{
    /// <summary>Without a certificate.</summary>
    Audit,

    /// <summary>With a certificate.</summary>
    Verified,

    /// <summary>Paid by a company.</summary>
    CorporateSponsor,
}

/// <summary>The grade of an answer.</summary>
/// <param name="Earned">The points earned.</param>
/// <param name="Possible">The maximum number of points.</param>
public readonly record struct Grade(decimal Earned, decimal Possible);

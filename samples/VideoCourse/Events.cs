using System.Text.Json.Serialization;
using EventTracking;

[assembly: EventNamespace("org.example.course")]

namespace VideoCourse;

/// <summary>A learner joined the course.</summary>
/// <param name="Mode">How the learner takes part.</param>
[TrackedEvent("org.example.course.enrollment.activated")]
public readonly partial record struct EnrollmentActivated(EnrollmentMode Mode);

/// <summary>A learner opened a page of the course.</summary>
/// <param name="Path">The path of the page, from the root of the course.</param>
/// <param name="Referrer">The page that the learner came from.</param>
[TrackedEvent("org.example.course.page.opened")]
public readonly partial record struct PageOpened(
    string Path,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Referrer = null);

/// <summary>A video was loaded into the player.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="Duration">Its length.</param>
/// <param name="Languages">The languages of its transcripts.</param>
[TrackedEvent("org.example.course.video.loaded")]
public readonly partial record struct VideoLoaded(string VideoId, TimeSpan Duration, params string[] Languages);

/// <summary>A video began to play.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="CurrentTime">The place in the video, in seconds.</param>
/// <param name="Speed">The speed, 1 being normal.</param>
[TrackedEvent("org.example.course.video.played")]
public readonly partial record struct VideoPlayed(string VideoId, double CurrentTime, double Speed = 1);

/// <summary>A video was paused.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="CurrentTime">The place in the video, in seconds.</param>
[TrackedEvent("org.example.course.video.paused")]
public readonly partial record struct VideoPaused(string VideoId, double CurrentTime);

/// <summary>The learner jumped to another place of the video.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="From">The place left, in seconds.</param>
/// <param name="To">The place reached, in seconds.</param>
[TrackedEvent("org.example.course.video.sought")]
public readonly partial record struct VideoSought(string VideoId, double From, double To);

/// <summary>A video reached its end.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="Watched">How much of it was seen.</param>
[TrackedEvent("org.example.course.video.stopped")]
public readonly partial record struct VideoStopped(string VideoId, TimeSpan Watched);

/// <summary>The transcript of a video was shown.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="Language">The language.</param>
[TrackedEvent("org.example.course.transcript.shown")]
public readonly partial record struct TranscriptShown(string VideoId, string Language);

/// <summary>An answer was handed in.</summary>
/// <param name="ProblemId">The problem.</param>
/// <param name="Attempt">Which attempt it was, from 1.</param>
/// <param name="Answers">The answers by input.</param>
/// <param name="Grade">What it was worth.</param>
[TrackedEvent("org.example.course.problem.checked", Version = 2)]
public sealed partial record ProblemChecked(string ProblemId, int Attempt, IReadOnlyDictionary<string, string> Answers, Grade Grade);

/// <summary>A hint was shown.</summary>
/// <param name="ProblemId">The problem.</param>
/// <param name="Number">Which hint, from 1.</param>
[TrackedEvent("org.example.course.hint.shown")]
public readonly partial record struct HintShown(string ProblemId, int Number);

/// <summary>A learner wrote to the forum.</summary>
/// <param name="Title">The title of the thread.</param>
/// <param name="Tags">What it is about.</param>
[TrackedEvent("org.example.course.thread.created")]
public readonly partial record struct ThreadCreated(string Title, params IReadOnlyList<string> Tags);

/// <summary>The learner closed the course.</summary>
[TrackedEvent("org.example.course.closed")]
public readonly partial record struct CourseClosed;

/// <summary>How a learner takes part.</summary>
public enum EnrollmentMode
{
    /// <summary>Listening only.</summary>
    Audit,

    /// <summary>For a certificate.</summary>
    Verified,

    /// <summary>On behalf of a company.</summary>
    CorporateSponsor,
}

/// <summary>What an answer is worth.</summary>
/// <param name="Earned">The points earned.</param>
/// <param name="Possible">The points that could be earned.</param>
public readonly record struct Grade(decimal Earned, decimal Possible);

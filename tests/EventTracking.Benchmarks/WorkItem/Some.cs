using System.Text.Json;

namespace EventTracking.Benchmarks.WorkItem;

/// <summary>The values of the work item. None of them needs an escape in anybody's JSON, so that no variant pays for one.</summary>
internal static class Some
{
    public const string EventName = "org.edx.video.stop";

    public static Session Session { get; } = new(
        10938, "course-v1:edX.DemoX.2026", "edX", "lms7", "b7c4f0a2", false);

    /// <summary>The same as pairs, as contexts and log scopes take them.</summary>
    public static KeyValuePair<string, object?>[] SessionPairs { get; } =
    [
        new("user_id", Session.UserId),
        new("course_id", Session.CourseId),
        new("org_id", Session.OrgId),
        new("host", Session.Host),
        new("session_id", Session.SessionId),
        new("is_staff", Session.IsStaff),
    ];

    /// <summary>The same as JSON.</summary>
    public static byte[] SessionJson { get; } = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>(SessionPairs));

    public static VideoStopped Event => new(
        VideoId: "DemoX-video-0b9e",
        CurrentTime: 86.75,
        Duration: 195.5,
        Attempt: 3,
        IsFullScreen: true,
        Language: "eng",
        Code: "3_yD_cEKoCk",
        Page: "https://courses.example.org/courses/DemoX/courseware/week1/intro",
        Tags: ["intro", "week1", "graded"]);

    /// <summary>The data of the event as a dictionary, as an untyped emit takes it.</summary>
    public static Dictionary<string, object?> EventData => new()
    {
        ["video_id"] = Event.VideoId,
        ["current_time"] = Event.CurrentTime,
        ["duration"] = Event.Duration,
        ["attempt"] = Event.Attempt,
        ["is_full_screen"] = Event.IsFullScreen,
        ["language"] = Event.Language,
        ["code"] = Event.Code,
        ["page"] = Event.Page,
        ["tags"] = Event.Tags,
    };
}

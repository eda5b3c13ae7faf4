namespace EventTracking.Benchmarks.WorkItem.Inputs;

/// <summary>The work item with values that are not ordinary.</summary>
internal static class Videos
{
    public static VideoStopped NotAscii { get; } = Some.Event with
    {
        VideoId = "видео-о-поиске-глубоководных-рыб",
        Code = "🎬 урок №3 🐟",
        Page = "https://курсы.example.org/курс/неделя-1/введение",
        Tags = ["введение", "неделя 1", "🎓"],
    };

    public static VideoStopped SeventeenDigits { get; } = Some.Event with
    {
        CurrentTime = 86.750000000000014,
        Duration = 195.53333333333333,
    };

    public static VideoStopped LongText { get; } = Some.Event with
    {
        Page = "https://courses.example.org/courses/DemoX/search?text=" + string.Concat(Enumerable.Repeat("deep sea fish ", 146)),
    };
}

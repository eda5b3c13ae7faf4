using Fix = EventTracking.Analyzers.Tests.Harness.FixTest<
    EventTracking.Analyzers.Names.NameMustBeNamespacedAnalyzer, EventTracking.CodeFixes.Names.NameMustBeNamespacedFix>;

namespace EventTracking.Analyzers.Tests.Names;

public sealed class NameMustBeNamespacedFixTests
{
    [Theory]
    [InlineData("Org.Edx.VideoStop", "org.edx.video_stop")]
    [InlineData("org.edx.videoStop", "org.edx.video_stop")]
    [InlineData("org.edx.XMLLoaded", "org.edx.xml_loaded")]
    [InlineData("org.edx.video-stop", "org.edx.video_stop")]
    [InlineData("org.edx.video stop", "org.edx.video_stop")]
    [InlineData("Courses/Video-Stopped", "courses.video_stopped")]
    [InlineData("/courses//video/", "courses.video")]
    [InlineData("courses\\\\video:stop", "courses.video.stop")]
    [InlineData("org.edx.VIDEO_STOP", "org.edx.video_stop")]
    [InlineData("org.edx._video", "org.edx.video")]
    [InlineData("org..edx", "org.edx")]
    [InlineData("org.edx.video (stopped)!", "org.edx.video_stopped")]
    public Task A_name_is_normalized(string name, string normalized) =>
        Fix.Rewrites(Declaring($$"""{|EVT401:"{{name}}"|}"""), Declaring($"\"{normalized}\""));

    [Fact]
    public Task A_name_with_one_segment_is_prefixed_with_the_first_owned_namespace() => Fix.Rewrites(
        """
        [assembly: EventTracking.EventNamespace("org.edx")]
        [assembly: EventTracking.EventNamespace("com.example")]

        [EventTracking.TrackedEvent({|EVT401:"VideoStopped"|})]
        public sealed partial record VideoStopped;
        """,
        """
        [assembly: EventTracking.EventNamespace("org.edx")]
        [assembly: EventTracking.EventNamespace("com.example")]

        [EventTracking.TrackedEvent("org.edx.video_stopped")]
        public sealed partial record VideoStopped;
        """);

    [Fact]
    public Task Fix_All_normalizes_every_name_and_keeps_surrounding_code() => Fix.Rewrites(
        """"
        using EventTracking;

        [TrackedEvent(/* old */ {|EVT401:@"org.Edx"|} /* name */, Version = 2)]
        public sealed partial record VideoStopped
        {
            public static void Stop(Tracker tracker)
            {
                tracker.Emit(
                    {|EVT401:"org.edx.Stop"|}, // why
                    null);
                tracker.Emit({|EVT401:"""org.edx.Stop"""|});
            }
        }
        """",
        """
        using EventTracking;

        [TrackedEvent(/* old */ "org.edx" /* name */, Version = 2)]
        public sealed partial record VideoStopped
        {
            public static void Stop(Tracker tracker)
            {
                tracker.Emit(
                    "org.edx.stop", // why
                    null);
                tracker.Emit("org.edx.stop");
            }
        }
        """);

    [Theory]
    [InlineData("\"video\"")]
    [InlineData("\"\"")]
    [InlineData("\"...\"")]
    [InlineData("\"org.2fa\"")]
    [InlineData("\"org.vidéo\"")]
    [InlineData("\"video\\ud800\"")]
    [InlineData("\"org.Edx\" + \".stop\"")]
    [InlineData("nameof(VideoStopped) + \".Stop\"")]
    public Task No_fix_is_offered_without_a_suggestion_or_for_an_expression_that_is_not_a_literal(string expression) =>
        Fix.OffersNothingFor(Declaring($$"""{|EVT401:{{expression}}|}"""));

    private static string Declaring(string name) =>
        $$"""
        [EventTracking.TrackedEvent({{name}})]
        public sealed partial record VideoStopped;
        """;
}

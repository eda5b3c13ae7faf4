using Fix = EventTracking.Analyzers.Tests.Harness.FixTest<
    EventTracking.Analyzers.Declaration.EventMustBeRecordAnalyzer, EventTracking.CodeFixes.Declaration.EventMustBeRecordFix>;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class EventMustBeRecordFixTests
{
    [Fact]
    public Task A_class_becomes_a_record_with_its_members_and_comments() => Fix.Rewrites(
        """
        using EventTracking;

        /// <summary>A video stopped.</summary>
        [TrackedEvent("org.edx.video.stop")]
        public sealed partial /* here */ class {|EVT102:VideoStopped|} // by the learner
        {
            /// <summary>The video.</summary>
            public required string VideoId { get; init; }

            public override string ToString() => VideoId;
        }
        """,
        """
        using EventTracking;

        /// <summary>A video stopped.</summary>
        [TrackedEvent("org.edx.video.stop")]
        public sealed partial /* here */ record VideoStopped // by the learner
        {
            /// <summary>The video.</summary>
            public required string VideoId { get; init; }

            public override string ToString() => VideoId;
        }
        """);

    [Fact]
    public Task A_struct_becomes_a_record_struct_and_Fix_All_fixes_every_type() => Fix.Rewrites(
        """
        public static partial class Events
        {
            [EventTracking.TrackedEvent("org.edx.video.stop")]
            public readonly partial struct {|EVT102:Stopped|}(string VideoId, double CurrentTime);

            [EventTracking.TrackedEvent("org.edx.video.play")]
            public sealed partial class {|EVT102:Played|};
        }
        """,
        """
        public static partial class Events
        {
            [EventTracking.TrackedEvent("org.edx.video.stop")]
            public readonly partial record struct Stopped(string VideoId, double CurrentTime);

            [EventTracking.TrackedEvent("org.edx.video.play")]
            public sealed partial record Played;
        }
        """);

    [Fact]
    public Task All_parts_become_records() => Fix.Rewrites(
        """
        partial class VideoStopped
        {
            public string? VideoId { get; init; }
        }

        [EventTracking.TrackedEvent("org.edx.video.stop")]
        partial class {|EVT102:VideoStopped|};
        """,
        """
        partial record VideoStopped
        {
            public string? VideoId { get; init; }
        }

        [EventTracking.TrackedEvent("org.edx.video.stop")]
        partial record VideoStopped;
        """);

    [Theory]
    [InlineData("public abstract partial class {|EVT102:VideoStopped|};")]
    [InlineData("public sealed partial class {|EVT102:VideoStopped|}<T>;")]
    [InlineData("file sealed partial class {|EVT102:VideoStopped|};")]
    [InlineData("public sealed partial class {|EVT102:VideoStopped|} : Occurrence;")]
    [InlineData("public ref partial struct {|EVT102:VideoStopped|};")]
    [InlineData("public abstract partial record {|EVT102:VideoStopped|};")]
    [InlineData("public sealed partial class {|EVT102:VideoStopped|}(string videoId) { public string VideoId { get; } = videoId; }")]
    [InlineData("public sealed partial class {|EVT102:VideoStopped|}(ref string VideoId) { public string Video { get; } = VideoId; }")]
    [InlineData("public sealed partial class {|EVT102:VideoStopped|}(ref readonly int Place) { public int At { get; } = Place; }")]
    [InlineData(
        "public partial struct {|EVT102:VideoStopped|} { public override bool Equals(object? other) => true; public override int "
            + "GetHashCode() => 0; }")]
    [InlineData("public sealed partial class {|EVT102:VideoStopped|} { public VideoStopped Clone() => this; }")]
    [InlineData("public partial class {|EVT102:VideoStopped|} { public bool Equals(VideoStopped? other) => true; }")]
    [InlineData("public partial class {|EVT102:VideoStopped|} { public VideoStopped() { } private VideoStopped(VideoStopped other) { } }")]
    public Task No_fix_is_offered_for_a_type_that_cannot_be_a_record(string declaration) => Fix.OffersNothingFor(
        $$"""
        [EventTracking.TrackedEvent("org.edx.video.stop")]
        {{declaration}}

        public class Occurrence;
        """);
}

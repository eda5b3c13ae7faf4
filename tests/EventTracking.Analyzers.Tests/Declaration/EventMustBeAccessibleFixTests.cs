using Fix = EventTracking.Analyzers.Tests.Harness.FixTest<
    EventTracking.Analyzers.Declaration.EventMustBeAccessibleAnalyzer, EventTracking.CodeFixes.Declaration.EventMustBeAccessibleFix>;

namespace EventTracking.Analyzers.Tests.Declaration;

public sealed class EventMustBeAccessibleFixTests
{
    [Theory]
    [InlineData("protected sealed", "protected internal sealed")]
    [InlineData("private protected sealed", "internal sealed")]
    [InlineData("sealed protected", "protected internal sealed")]
    [InlineData("/* the event */ protected /* in Player */ sealed", "/* the event */ protected internal /* in Player */ sealed")]
    public Task Accessibility_is_widened_to_the_assembly(string before, string after) => Fix.Rewrites(
        Nested(before, "{|EVT103:VideoStopped|}"), Nested(after, "VideoStopped"));

    [Fact]
    public Task Containing_types_and_all_parts_become_accessible_and_keep_comments_and_attributes() => Fix.Rewrites(
        """
        using EventTracking;

        public partial class Player
        {
            // Events of the player.
            [System.Obsolete]
            protected partial class Events
            {
                /// <summary>A video stopped.</summary>
                [TrackedEvent("org.edx.video.stop")]
                // declared once
                private protected sealed partial record {|EVT103:{|EVT103:VideoStopped|}|}(string VideoId);

                partial record VideoStopped { }
            }

            protected partial class Events { protected sealed class Other; }
        }
        """,
        """
        using EventTracking;

        public partial class Player
        {
            // Events of the player.
            [System.Obsolete]
            protected internal partial class Events
            {
                /// <summary>A video stopped.</summary>
                [TrackedEvent("org.edx.video.stop")]
                // declared once
                internal sealed partial record VideoStopped(string VideoId);

                partial record VideoStopped { }
            }

            protected internal partial class Events { protected sealed class Other; }
        }
        """);

    [Fact]
    public async Task No_fix_is_offered_if_a_part_is_in_another_file()
    {
        const string source = """
            public partial class Player
            {
                [EventTracking.TrackedEvent("org.edx.video.stop")]
                protected sealed partial record {|EVT103:VideoStopped|}(string VideoId);
            }
            """;
        const string part = "public partial class Player { protected sealed partial record VideoStopped; }";
        var test = new Fix.Test(source, source);
        test.TestState.Sources.Add(part);
        test.FixedState.Sources.Add(part);

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Nested(string modifiers, string name) =>
        $$"""
        public partial class Player
        {
            [EventTracking.TrackedEvent("org.edx.video.stop")] {{modifiers}} partial record {{name}}(string VideoId);
        }
        """;
}

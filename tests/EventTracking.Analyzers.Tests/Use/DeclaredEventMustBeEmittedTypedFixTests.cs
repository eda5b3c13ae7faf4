using EventTracking.Analyzers.Tests.Harness;
using Fix = EventTracking.Analyzers.Tests.Harness.FixTest<
    EventTracking.Analyzers.Use.DeclaredEventMustBeEmittedTypedAnalyzer, EventTracking.CodeFixes.Use.DeclaredEventMustBeEmittedTypedFix>;

namespace EventTracking.Analyzers.Tests.Use;

public sealed class DeclaredEventMustBeEmittedTypedFixTests
{
    private const string Events =
        """
        using System.Text.Json.Serialization;
        using EventTracking;

        namespace Shop;

        [TrackedEvent("org.edx.video.stop")]
        public readonly partial record struct VideoStopped(
            string VideoId,
            [property: JsonPropertyName("currentTime")] double CurrentTime,
            string? Note = null,
            params string[] Languages)
        {
            public int Length => VideoId.Length;
        }

        [TrackedEvent("org.edx.course.close")]
        internal sealed partial record CourseClosed { public required string Reason { get; init; } public string? Hint { get; init; } }

        [TrackedEvent("org.edx.pause")]
        public readonly partial record struct Paused;

        [TrackedEvent("Rewound")]
        public readonly partial record struct Rewound;

        [TrackedEvent("org.edx.mode")]
        public readonly partial record struct ModeChosen(Mode Mode, int? @class = null);

        public enum Mode { Audit, Honor }

        [TrackedEvent("org.edx.visit")]
        public readonly partial record struct Visited(Place Place);

        public record Place(string Id);

        public sealed record Lesson(string Id, int Number) : Place(Id);
        """;

    [Fact]
    public Task Each_value_becomes_the_argument_of_its_wire_name() => Rewrites(
        """
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = 3.5 });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?>() { { "currentTime", 3 }, { "video_id", (object)id }, });
        tracker?.Emit(data: new Dictionary<string, object?> { [VideoId] = "v", ["currentTime"] = number, ["note"] = null }, name: {|EVT302:"org.edx.video.stop"|});
        this.tracker.Emit({|EVT302:"org.edx.video.stop"|}, new SortedDictionary<string, object?> { ["video_id"] = id!, ["currentTime"] = 1, ["languages"] = new[] { "de" } });
        TrackerRegistry.Emit({|EVT302:"org.edx.course.close"|}, new Dictionary<string, object?> { ["reason"] = maybe ?? "none" });
        EventTracking.TrackerRegistry.Emit({|EVT302:"org.edx.pause"|});
        tracker.Emit({|EVT302:"org.edx.pause"|}, null);
        tracker.Emit({|EVT302:"org.edx.pause"|}, new Dictionary<string, object?>());
        tracker.Emit({|EVT302:"org.edx.pause"|} /* bare */);
        tracker.Emit({|EVT302:"org.edx.mode"|}, new Dictionary<string, object?> { ["mode"] = Mode.Honor, ["class"] = flag ? 1 : 2 });
        Run(() => tracker.Emit({|EVT302:"org.edx.pause"|}));
        tracker.Emit({|EVT302:nameof(Rewound)|});
        """,
        """
        tracker.EmitVideoStopped(videoId: id, currentTime: 3.5);
        tracker.EmitVideoStopped(currentTime: 3, videoId: id);
        tracker?.EmitVideoStopped(videoId: "v", currentTime: number, note: null);
        this.tracker.EmitVideoStopped(videoId: id!, currentTime: 1, languages: new[] { "de" });
        TrackerRegistry.Default.EmitCourseClosed(reason: maybe ?? "none");
        EventTracking.TrackerRegistry.Default.EmitPaused();
        tracker.EmitPaused();
        tracker.EmitPaused();
        tracker.EmitPaused( /* bare */);
        tracker.EmitModeChosen(mode: Mode.Honor, @class: flag ? 1 : 2);
        Run(() => tracker.EmitPaused());
        tracker.EmitRewound();
        """);

    [Fact]
    public Task Lines_and_comments_are_kept() => Rewrites(
        """
        // Leaving.
                tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> // all of it
                {
                    // which
                    ["video_id"] = id, // the id

                    [/* the place */ "currentTime"] = Run(() =>
                    {
                        return 5;
                    }),
                    ["note"] = "n" /* short */, // no more
                    // the end
                }); // left
        """,
        """
        // Leaving.
                tracker.EmitVideoStopped( // all of it
                    // which
                    videoId: id, // the id
                    currentTime: /* the place */ Run(() =>
                    {
                        return 5;
                    }),
                    note: "n" /* short */ // no more
                    // the end
                ); // left
        """);

    [Fact]
    public Task Lines_and_comments_of_key_value_pairs_are_kept() => Rewrites(
        """
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?>
                {
                    /* first */ { "video_id", id /* the id */ },
                    { /* a note */ "note" /* short */, /* it is */ "n" }
                    , { "currentTime", 5 } // the end
                });
        """,
        """
        tracker.EmitVideoStopped(
                    /* first */ videoId: id /* the id */,
                    note: /* a note */ /* short */ /* it is */ "n", currentTime: 5 // the end
                );
        """);

    [Fact]
    public Task Arguments_on_their_own_lines_are_indented_one_step() => Rewrites(
        """
        if (flag)
                    tracker
                        .Emit(
                            {|EVT302:"org.edx.video.stop"|},
                            new Dictionary<string, object?>
                            {
                              ["video_id"] = id,
                              ["currentTime"] = 1
                            });
        """,
        """
        if (flag)
                    tracker
                        .EmitVideoStopped(
                      videoId: id,
                      currentTime: 1);
        """);

    [Fact]
    public Task Nested_emits_are_fixed_together() => Rewrites(
        """tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = Run(() => tracker.Emit({|EVT302:"org.edx.pause"|})) });""",
        """tracker.EmitVideoStopped(videoId: id, currentTime: Run(() => tracker.EmitPaused()));""");

    [Fact]
    public Task No_fix_is_offered_if_the_data_does_not_match_the_event() => OffersNothingFor(
        """
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = 1, ["speed"] = 2 });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = 1, ["length"] = 2 });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = 1, ["current_time"] = 2 });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = 1, ["currentTime"] = 2 });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = "1" });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = 1m });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = 'c' });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = default });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = null });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = maybe, ["currentTime"] = 1 });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = null, ["currentTime"] = 1 });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = (object)number, ["currentTime"] = 1 });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { [id] = id, ["currentTime"] = 1 });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?>(data) { ["video_id"] = id, ["currentTime"] = 1 });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, data);
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, default(System.Text.Json.JsonElement));
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, null);
        """);

    [Fact]
    public Task No_fix_is_offered_if_the_JSON_of_a_value_would_change() => OffersNothingFor(
        """
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = 0.1f });
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = id, ["currentTime"] = (long)number });
        """);

    [Fact]
    public Task A_value_that_untyped_data_cannot_write_may_change_its_JSON() => Rewrites(
        """tracker.Emit({|EVT302:"org.edx.visit"|}, new Dictionary<string, object?> { ["place"] = new Lesson("l", 1) });""",
        """tracker.EmitVisited(place: new Lesson("l", 1));""");

    [Fact]
    public Task No_fix_is_offered_for_a_number_passed_as_an_enum() => OffersNothingFor(
        """tracker.Emit({|EVT302:"org.edx.mode"|}, new Dictionary<string, object?> { ["mode"] = 0 });""");

    [Fact]
    public Task No_fix_is_offered_for_a_property_without_a_parameter() => OffersNothingFor(
        """tracker.Emit({|EVT302:"org.edx.course.close"|}, new Dictionary<string, object?> { ["reason"] = id, ["hint"] = "h" });""");

    [Fact]
    public Task No_fix_is_offered_for_code_with_conditional_compilation() => OffersNothingFor(
        """
        tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?>
                {
                    ["video_id"] = id,
        #if !DEBUG
                    ["currentTime"] = 1,
        #endif
                });
        """);

    [Fact]
    public Task The_namespace_of_the_event_is_imported_once() => new Fix.Test(
        """
        // Copyright.

        using System.Collections.Generic;
        using Zoo;

        namespace Elsewhere
        {
            public static class Course
            {
                public static void Take(EventTracking.Tracker tracker)
                {
                    tracker.Emit({|EVT302:"org.edx.video.stop"|}, new Dictionary<string, object?> { ["video_id"] = "v", ["currentTime"] = 1 });
                    tracker.Emit({|EVT302:"org.edx.pause"|});
                }
            }
        }

        namespace Zoo { }
        """,
        """
        // Copyright.

        using System.Collections.Generic;
        using Shop;
        using Zoo;

        namespace Elsewhere
        {
            public static class Course
            {
                public static void Take(EventTracking.Tracker tracker)
                {
                    tracker.EmitVideoStopped(videoId: "v", currentTime: 1);
                    tracker.EmitPaused();
                }
            }
        }

        namespace Zoo { }
        """)
    {
        TestState = { AdditionalReferences = { SomeReferences.Declaring(Events) } },
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Rewrites(string before, string after) => Test(Within(before), Within(after));

    private static Task OffersNothingFor(string statement) => Test(Within(statement), Within(statement));

    private static Task Test(string before, string after) => new Fix.Test(before, after)
    {
        TestState = { Sources = { Events } },
        FixedState = { Sources = { Events } },
    }.RunAsync(TestContext.Current.CancellationToken);

    private static string Within(string statement) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using EventTracking;
        using Shop;

        public sealed class Course(Tracker tracker)
        {
            private const string VideoId = "video_id";
            private readonly Tracker tracker = tracker;

            public void Take(string id, string? maybe, int number, bool flag, Dictionary<string, object?> data)
            {
                {{statement}}
            }

            private static int Run(Action action) => 0;

            private static int Run(Func<int> function) => function();
        }
        """;
}

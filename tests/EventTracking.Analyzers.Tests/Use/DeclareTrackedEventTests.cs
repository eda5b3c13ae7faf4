using Microsoft.CodeAnalysis;
using Refactoring = EventTracking.Analyzers.Tests.Harness.RefactoringTest<EventTracking.CodeFixes.Use.DeclareTrackedEventRefactoring>;

namespace EventTracking.Analyzers.Tests.Use;

public sealed class DeclareTrackedEventTests
{
    [Fact]
    public Task The_event_is_declared_in_a_file_next_to_the_calling_one() => new Refactoring().Rewrites(
        """
        using System.Collections.Generic;
        using EventTracking;

        namespace Shop;

        public static class Sample
        {
            public static void Run(Tracker tracker)
            {
                // The learner left.
                tracker.[||]Emit("org.edx.video.stop", new Dictionary<string, object?>
                {
                    ["video_id"] = "v1", // which
                    ["current_time"] = 86.75,
                });
            }
        }
        """,
        """
        using System.Collections.Generic;
        using EventTracking;

        namespace Shop;

        public static class Sample
        {
            public static void Run(Tracker tracker)
            {
                // The learner left.
                tracker.EmitVideoStop(
                    videoId: "v1", // which
                    currentTime: 86.75);
            }
        }
        """,
        ("VideoStop.cs",
            """
            using EventTracking;

            namespace Shop;

            /// <summary>The event <c>org.edx.video.stop</c>.</summary>
            [TrackedEvent("org.edx.video.stop")]
            public readonly partial record struct VideoStop(string VideoId, double CurrentTime);

            """));

    [Fact]
    public Task Field_types_are_the_types_of_the_values() => new Refactoring().Rewrites(
        Within(
            """
            tracker.Emit("org.edx.all[||]", new Dictionary<string, object?>
                    {
                        ["count"] = 5, ["total"] = 5L, ["share"] = 0.5m, ["flag"] = true, ["letter"] = 'x',
                        ["nothing"] = null,
                        ["maybe"] = maybe, ["sure"] = (object)sure, ["number"] = number,
                        ["mode"] = Mode.CorporateSponsor,
                        ["tags"] = new[] { "a", "b" },
                        ["grades"] = new Dictionary<string, List<int?>> { ["a"] = [1, null] },
                        ["at"] = DateTimeOffset.UnixEpoch, ["id"] = Guid.Empty, ["lasting"] = TimeSpan.FromSeconds(1),
                        ["raw"] = JsonSerializer.SerializeToElement(1),
                    });
            """),
        Within(
            """
            tracker.EmitEdxAll(
                        count: 5, total: 5L, share: 0.5m, flag: true, letter: 'x',
                        nothing: null,
                        maybe: maybe, sure: sure, number: number,
                        mode: Mode.CorporateSponsor,
                        tags: new[] { "a", "b" },
                        grades: new Dictionary<string, List<int?>> { ["a"] = [1, null] },
                        at: DateTimeOffset.UnixEpoch, id: Guid.Empty, lasting: TimeSpan.FromSeconds(1),
                        raw: JsonSerializer.SerializeToElement(1));
            """),
        ("EdxAll.cs",
            """
            using System;
            using System.Collections.Generic;
            using System.Text.Json;
            using EventTracking;

            namespace Shop;

            /// <summary>The event <c>org.edx.all</c>.</summary>
            [TrackedEvent("org.edx.all")]
            public readonly partial record struct EdxAll(
                int Count,
                long Total,
                decimal Share,
                bool Flag,
                char Letter,
                string? Nothing,
                string? Maybe,
                string Sure,
                int? Number,
                Mode Mode,
                string[] Tags,
                Dictionary<string, List<int?>> Grades,
                DateTimeOffset At,
                Guid Id,
                TimeSpan Lasting,
                JsonElement Raw);

            """));

    [Fact]
    public Task Keys_that_the_naming_policy_does_not_derive_get_an_attribute() => new Refactoring().Rewrites(
        Within(
            """tracker.[||]Emit("1.2", new Dictionary<string, object?> { { "currentTime", 1 }, { "current_time", 2 }, { "", 3 }, { "1st", 4 }, { "a\"b", 5 }, { "equals", 6 }, { "class", 7 }, { "event12", 8 } });"""),
        Within(
            """tracker.EmitEvent12(currentTime: 1, currentTime1: 2, field: 3, field1st: 4, ab: 5, equalsValue: 6, @class: 7, event12Value: 8);"""),
        ("Event12.cs",
            """
            using System.Text.Json.Serialization;
            using EventTracking;

            namespace Shop;

            /// <summary>The event <c>1.2</c>.</summary>
            [TrackedEvent("1.2")]
            public readonly partial record struct Event12(
                [property: JsonPropertyName("currentTime")] int CurrentTime,
                [property: JsonPropertyName("current_time")] int CurrentTime1,
                [property: JsonPropertyName("")] int Field,
                [property: JsonPropertyName("1st")] int Field1st,
                [property: JsonPropertyName("a\"b")] int AB,
                [property: JsonPropertyName("equals")] int EqualsValue,
                int Class,
                [property: JsonPropertyName("event12")] int Event12Value);

            """));

    [Fact]
    public Task The_naming_policy_of_the_project_is_used() => new Refactoring(("Defaults.cs",
        "[assembly: EventTracking.TrackedEventDefaults(FieldNaming = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]"))
            .Rewrites(
        Within("""tracker.[||]Emit("a.b", new Dictionary<string, object?> { ["currentTime"] = 1 });"""),
        Within("""tracker.EmitAB(currentTime: 1);"""),
        ("AB.cs",
            """
            using EventTracking;

            namespace Shop;

            /// <summary>The event <c>a.b</c>.</summary>
            [TrackedEvent("a.b")]
            public readonly partial record struct AB(int CurrentTime);

            """));

    [Fact]
    public Task The_name_is_unique_and_global_usings_are_respected() => new Refactoring(
        ("Usings.cs", "global using EventTracking;\nglobal using global::System.Text.Json.Serialization;\n"),
        ("CourseClose.cs", "// moved"),
        ("CourseClose2.cs", "namespace Shop; public enum CourseClose1;"),
        ("Elsewhere.cs",
         """namespace System { using EventTracking; [TrackedEvent("org.other")] public readonly partial record struct CourseClose2; }"""))
            .Rewrites(
        Within("""tracker.[||]Emit("org.edx.course.close", new Dictionary<string, object?> { ["course ID"] = "c" });"""),
        Within("""tracker.EmitCourseClose3(courseID: "c");"""),
        ("CourseClose3.cs",
            """
            namespace Shop;

            /// <summary>The event <c>org.edx.course.close</c>.</summary>
            [TrackedEvent("org.edx.course.close")]
            public readonly partial record struct CourseClose3(
                [property: JsonPropertyName("course ID")] string CourseID);

            """));

    [Fact]
    public Task An_internal_value_type_makes_the_event_internal_and_block_namespaces_are_kept() => new Refactoring().Rewrites(
        """
        using System.Collections.Generic;
        using EventTracking;

        namespace Shop
        {
            internal enum Mode { Audit }

            public static class Sample
            {
                public static void Run(Tracker tracker) =>
                    tracker.Emit(data: new Dictionary<string, object?> { ["mode"] = Mode.Audit }, name: "org.edx.mode"[||]);
            }
        }
        """,
        """
        using System.Collections.Generic;
        using EventTracking;

        namespace Shop
        {
            internal enum Mode { Audit }

            public static class Sample
            {
                public static void Run(Tracker tracker) =>
                    tracker.EmitEdxMode(mode: Mode.Audit);
            }
        }
        """,
        ("EdxMode.cs",
            """
            using EventTracking;

            namespace Shop
            {
                /// <summary>The event <c>org.edx.mode</c>.</summary>
                [TrackedEvent("org.edx.mode")]
                internal readonly partial record struct EdxMode(Mode Mode);
            }

            """));

    [Fact]
    public Task Nullable_annotations_are_omitted_if_they_are_disabled() =>
        new Refactoring { Nullable = NullableContextOptions.Disable }.Rewrites(
            Within(
                """tracker.[||]Emit("org.edx.pause", new Dictionary<string, object> { ["why"] = null, ["by"] = sure });""", nullable: ""),
            Within("""tracker.EmitEdxPause(why: null, by: sure);""", nullable: ""),
            ("EdxPause.cs",
                """
                using EventTracking;

                namespace Shop;

                /// <summary>The event <c>org.edx.pause</c>.</summary>
                [TrackedEvent("org.edx.pause")]
                public readonly partial record struct EdxPause(string Why, string By);

                """));

    [Fact]
    public Task The_new_file_enables_nullable_annotations_if_the_calling_file_does() =>
        new Refactoring { Nullable = NullableContextOptions.Disable }.Rewrites(
            "#nullable enable\n" + Within("""tracker.[||]Emit("org.edx.pause", new Dictionary<string, object?> { ["why"] = null });"""),
            "#nullable enable\n" + Within("""tracker.EmitEdxPause(why: null);"""),
            ("EdxPause.cs",
                """
                #nullable enable

                using EventTracking;

                namespace Shop;

                /// <summary>The event <c>org.edx.pause</c>.</summary>
                [TrackedEvent("org.edx.pause")]
                public readonly partial record struct EdxPause(string? Why);

                """));

    [Fact]
    public Task An_event_without_data_has_no_fields() => new Refactoring().Rewrites(
        Within("""tracker.[||]Emit("closed");"""),
        Within("""tracker.EmitClosed();"""),
        ("Closed.cs",
            """
            using EventTracking;

            namespace Shop;

            /// <summary>The event <c>closed</c>.</summary>
            [TrackedEvent("closed")]
            public readonly partial record struct Closed;

            """));

    [Theory]
    [InlineData("""tracker.[||]Emit();""")]
    [InlineData("""tracker.[||]Emit("");""")]
    [InlineData("""tracker.[||]Emit(sure);""")]
    [InlineData("""tracker.[||]Emit("org.edx.x", data);""")]
    [InlineData("""tracker.[||]Emit("org.edx.x", new Dictionary<string, object?>(data) { ["a"] = 1 });""")]
    [InlineData("""tracker.[||]Emit("org.edx.x", new Dictionary<string, object?> { [sure] = 1 });""")]
    [InlineData("""tracker.[||]Emit("org.edx.x", new Dictionary<string, object?> { ["a"] = new object() });""")]
    [InlineData("""tracker.[||]Emit("org.edx.x", new Dictionary<string, object?> { ["a"] = new { B = 1 } });""")]
    [InlineData("""tracker.[||]Emit("org.edx.x", new Dictionary<string, object?> { ["a"] = (1, 2) });""")]
    [InlineData("""tracker.[||]Emit("org.edx.x", new Dictionary<string, object?> { ["a"] = new List<Hidden>() });""")]
    [InlineData("""tracker.[||]Emit("org.edx.x", new Dictionary<string, object?> { ["a"] = typeof(int) });""")]
    [InlineData("""tracker.[||]Emit("org.edx.x", new Dictionary<string, object?> { ["a"] = Missing });""")]
    [InlineData("""tracker.[||]Emit("org.edx.declared");""")]
    [InlineData("""[||]Console.WriteLine("org.edx.x");""")]
    public Task Nothing_is_offered_for_an_emit_that_cannot_be_declared(string statement) => new Refactoring(
        ("Declared.cs", """[EventTracking.TrackedEvent("org.edx.declared")] public partial record struct Declared;""")).OffersNothingFor(
            Within(statement));

    private static string Within(string statement, string nullable = "?") =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using EventTracking;

        namespace Shop;

        public enum Mode { Audit, CorporateSponsor }

        public static class Sample
        {
            public static void Run(Tracker tracker) => Take(tracker, null, "s", 7, new());

            private static void Take(Tracker tracker, string{{nullable}} maybe, string sure, int? number, Dictionary<string, object{{nullable}}> data)
            {
                {{statement}}
            }

            private sealed class Hidden;
        }
        """;
}

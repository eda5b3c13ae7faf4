using Fix = EventTracking.Analyzers.Tests.Harness.FixTest<
    EventTracking.Analyzers.Use.ScopeMustBeDisposedAnalyzer, EventTracking.CodeFixes.Use.ScopeMustBeDisposedFix>;

namespace EventTracking.Analyzers.Tests.Use;

public sealed class ScopeMustBeDisposedFixTests
{
    [Fact]
    public Task The_scope_is_declared_with_using() => Fix.Rewrites(
        Within(
            """
            { tracker.{|EVT301:Context|}("session", context); }
            { _ = tracker?.{|EVT301:Context|}("session", context); // until the end
            }
            { var session = tracker.{|EVT301:Context|}("session", context); }
            { IDisposable   session=tracker.{|EVT301:Context|}("session", context); }
            { var session = flag ? tracker.{|EVT301:Context|}("a", context) : tracker.{|EVT301:Context|}("b", context); }
            { var session = flag switch { true => tracker.{|EVT301:Context|}("a", context), _ => tracker.{|EVT301:Context|}("b", context) }; }
            { Action enter = () => { tracker.{|EVT301:Context|}("session", context); }; }
            """),
        Within(
            """
            { using var scope = tracker.Context("session", context); }
            { using var scope1 = tracker?.Context("session", context); // until the end
            }
            { using var session = tracker.Context("session", context); }
            { using IDisposable   session=tracker.Context("session", context); }
            { using var session = flag ? tracker.Context("a", context) : tracker.Context("b", context); }
            { using var session = flag switch { true => tracker.Context("a", context), _ => tracker.Context("b", context) }; }
            { Action enter = () => { using var scope2 = tracker.Context("session", context); }; }
            """));

    [Fact]
    public Task Each_scope_gets_a_unique_name_and_keeps_its_comments() => Fix.Rewrites(
        Within(
            """
            {
                        tracker.{|EVT301:Context|}("inner", context);
                    }

                    // Who learns.
                    tracker.{|EVT301:Context|}("session", context);

                    /* what */ _ = tracker.{|EVT301:Context|}( // the course
                        "course",
                        context);
                    Use(out var scope2);
            """),
        Within(
            """
            {
                        using var scope = tracker.Context("inner", context);
                    }

                    // Who learns.
                    using var scope1 = tracker.Context("session", context);

                    /* what */ using var scope3 = tracker.Context( // the course
                        "course",
                        context);
                    Use(out var scope2);
            """));

    [Fact]
    public Task Methods_reuse_the_name() => Fix.Rewrites(
        """
        using EventTracking;

        public static class Course
        {
            public static void Enter(Tracker tracker) { tracker.{|EVT301:Context|}("a", new EventContext()); }

            public static void Leave(Tracker tracker) { tracker.{|EVT301:Context|}("b", new EventContext()); }
        }
        """,
        """
        using EventTracking;

        public static class Course
        {
            public static void Enter(Tracker tracker) { using var scope = tracker.Context("a", new EventContext()); }

            public static void Leave(Tracker tracker) { using var scope = tracker.Context("b", new EventContext()); }
        }
        """);

    [Fact]
    public Task Top_level_statements_share_one_scope() => new Fix.Test(
        """
        using EventTracking;

        using var tracker = new Tracker();
        tracker.{|EVT301:Context|}("session", new EventContext());
        tracker.{|EVT301:Context|}("course", new EventContext());
        """,
        """
        using EventTracking;

        using var tracker = new Tracker();
        using var scope = tracker.Context("session", new EventContext());
        using var scope1 = tracker.Context("course", new EventContext());
        """)
    {
        TestState = { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task No_fix_is_offered_where_a_using_declaration_is_not_allowed() => Fix.OffersNothingFor(Within(
        """
        { if (flag) tracker.{|EVT301:Context|}("session", context); }
        { switch (flag) { case true: tracker.{|EVT301:Context|}("session", context); break; } }
        { Action enter = () => tracker.{|EVT301:Context|}("session", context); }
        { object session = tracker.{|EVT301:Context|}("session", context); }
        { var session = tracker.{|EVT301:Context|}("a", context); session = default; }
        { ContextScope session; session = tracker.{|EVT301:Context|}("session", context); }
        """));

    private static string Within(string statement) =>
        $$"""
        using System;
        using EventTracking;

        public static class Course
        {
            public static void Take(Tracker tracker, EventContext context, bool flag)
            {
                {{statement}}
            }

            private static void Use(out ContextScope scope) => scope = default;
        }
        """;
}

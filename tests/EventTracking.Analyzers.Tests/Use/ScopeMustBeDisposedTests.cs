using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Analyzers.Use;

namespace EventTracking.Analyzers.Tests.Use;

public sealed class ScopeMustBeDisposedTests
{
    private const string SessionIsNeverExited =
        "The context 'session' is never exited; declare its scope with 'using', or call 'EnterContext' to keep the context";

    [Fact]
    public Task A_scope_that_is_never_disposed_is_reported() => RuleTest<ScopeMustBeDisposedAnalyzer>.Reports(
        Within(
            """
            { tracker.{|#0:Context|}("session", context); }
            { tracker?.{|#1:Context|}("session", context); }
            { _ = tracker.{|#2:Context|}("session", context); }
            { var scope = tracker.{|#3:Context|}("session", context); }
            { IDisposable scope = tracker.{|#4:Context|}("session", context); }
            { ContextScope? scope = tracker?.{|#5:Context|}("session", context); }
            { ContextScope scope; scope = tracker.{|#6:Context|}("session", context); }
            { var scope = flag ? tracker.{|#7:Context|}("session", context) : default; }
            { Action enter = () => tracker.{|#8:Context|}("session", context); enter(); }
            { if (flag) tracker.{|#9:Context|}(context: context, name: "session"); }
            { var scope = flag switch { true => tracker.{|#10:Context|}("session", context), _ => default }; }
            """),
        [.. Enumerable.Repeat(SessionIsNeverExited, 11)]);

    [Fact]
    public Task A_context_whose_name_is_not_a_constant_is_reported_without_its_name() => RuleTest<ScopeMustBeDisposedAnalyzer>.Reports(
        Within("""tracker.{|#0:Context|}(Guid.NewGuid().ToString(), context);"""),
        "The context entered here is never exited; declare its scope with 'using', or call 'EnterContext' to keep the context");

    [Fact]
    public Task Each_scope_assigned_to_an_unused_local_is_reported() => RuleTest<ScopeMustBeDisposedAnalyzer>.Reports(
        Within(
            """
            var scope = tracker.{|#0:Context|}("session", context);
                    scope = tracker.{|#1:Context|}("session", context);
            """),
        SessionIsNeverExited,
        SessionIsNeverExited);

    [Fact]
    public Task Top_level_statements_are_analyzed() => new RuleTest<ScopeMustBeDisposedAnalyzer>.Test(
        """
        using EventTracking;

        using var tracker = new Tracker();
        tracker.{|#0:Context|}("session", new EventContext());
        """)
    {
        TestState = { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication },
    }.Expecting(SessionIsNeverExited).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_scope_that_is_disposed_or_stored_is_not_reported() => RuleTest<ScopeMustBeDisposedAnalyzer>.ReportsNothingFor(Within(
        """
        { using (tracker.Context("session", context)) { } }
        { using (tracker?.Context("session", context)) { } }
        { using var scope = tracker.Context("session", context); }
        { using (ContextScope outer = tracker.Context("a", context), inner = tracker.Context("b", context)) { } }
        { using var scope = flag ? tracker.Context("a", context) : tracker.Context("b", context); }
        { using var scope = flag switch { true => tracker.Context("a", context), _ => tracker.Context("b", context) }; }
        { var scope = tracker.Context("session", context); try { } finally { scope.Dispose(); } }
        { var scope = tracker.Context("session", context); using (scope) { } }
        { ContextScope scope; if (flag) { scope = tracker.Context("a", context); scope.Dispose(); } }
        { ContextScope? scope = flag ? tracker.Context("a", context) : null; scope?.Dispose(); }
        { var scope = tracker.Context("session", context); Action leave = () => scope.Dispose(); leave(); }
        { var scope = tracker.Context("session", context); void Leave() => scope.Dispose(); Leave(); }
        { tracker.Context("session", context).Dispose(); }
        { _field = tracker.Context("session", context); }
        { _nullable ??= tracker.Context("session", context); }
        { var scope = _field = tracker.Context("session", context); }
        { var scope = tracker.Context("session", context); _field = scope; }
        { ContextScope scope; _scopes.Push(scope = tracker.Context("session", context)); }
        { _scopes.Push(tracker.Context("session", context)); }
        { var scopes = new[] { tracker.Context("session", context) }; }
        { List<IDisposable> scopes = [tracker.Context("session", context)]; }
        { var holder = new { Scope = tracker.Context("session", context) }; }
        { var (scope, other) = (tracker.Context("session", context), 1); }
        { Func<ContextScope> enter = () => tracker.Context("session", context); enter().Dispose(); }
        { ContextScope Enter() => tracker.Context("session", context); Enter().Dispose(); }
        { Enter(out var scope); void Enter(out ContextScope entered) => entered = tracker.Context("session", context); }
        { ref var scope = ref _field; scope = tracker.Context("session", context); Use(ref scope); void Use(ref ContextScope used) { } }
        { if (tracker.Context("session", context) is var scope) scope.Dispose(); }
        { tracker.EnterContext("session", context); }
        { new Other().Context("session"); }
        """));

    [Fact]
    public Task A_scope_that_is_returned_yielded_or_disposed_after_an_await_is_not_reported() =>
        RuleTest<ScopeMustBeDisposedAnalyzer>.ReportsNothingFor(
            """
            using System;
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using EventTracking;

            public sealed class Course(Tracker tracker)
            {
                public IDisposable Scope { get; } = tracker.Context("a", new EventContext());

                public ContextScope Enter() => tracker.Context("a", new EventContext());

                public IEnumerable<ContextScope> EnterAll() { yield return tracker.Context("a", new EventContext()); }

                public async Task Watch()
                {
                    using var scope = tracker.Context("a", new EventContext());
                    await Task.Yield();
                }
            }
            """);

    [Fact]
    public Task It_can_be_suppressed_by_pragma_and_by_attribute() => RuleTest<ScopeMustBeDisposedAnalyzer>.ReportsNothingFor(
        """
        using System.Diagnostics.CodeAnalysis;
        using EventTracking;

        public static class Course
        {
            public static void Enter(Tracker tracker)
            {
        #pragma warning disable EVT301
                tracker.Context("session", new EventContext());
        #pragma warning restore EVT301
            }

            [SuppressMessage("EventTracking.Use", "EVT301", Justification = "The request exits it.")]
            public static void EnterAgain(Tracker tracker) => tracker.Context("session", new EventContext());
        }
        """);

    private static string Within(string statement) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using EventTracking;

        public sealed class Course
        {
            private readonly Stack<ContextScope> _scopes = new();
            private ContextScope _field;
            private ContextScope? _nullable;

            public void Take(Tracker tracker, EventContext context, bool flag)
            {
                {{statement}}
            }
        }

        public sealed class Other
        {
            public ContextScope Context(string name) => default;
        }
        """;
}

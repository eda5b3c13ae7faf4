using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Analyzers.Use;

namespace EventTracking.Analyzers.Tests.Use;

public sealed class ScopeMustBeDisposedTests
{
    private const string SessionIsNeverLeft =
        "The context 'session' is never left: put 'using' before its scope, or call 'EnterContext' if it is to stay";

    [Theory]
    [InlineData("""tracker.{|#0:Context|}("session", context);""")]
    [InlineData("""tracker?.{|#0:Context|}("session", context);""")]
    [InlineData("""_ = tracker.{|#0:Context|}("session", context);""")]
    [InlineData("""var scope = tracker.{|#0:Context|}("session", context);""")]
    [InlineData("""IDisposable scope = tracker.{|#0:Context|}("session", context);""")]
    [InlineData("""ContextScope? scope = tracker?.{|#0:Context|}("session", context);""")]
    [InlineData("""ContextScope scope; scope = tracker.{|#0:Context|}("session", context);""")]
    [InlineData("""var scope = flag ? tracker.{|#0:Context|}("session", context) : default;""")]
    [InlineData("""Action enter = () => tracker.{|#0:Context|}("session", context); enter();""")]
    [InlineData("""if (flag) tracker.{|#0:Context|}(context: context, name: "session");""")]
    public Task A_scope_that_nobody_can_dispose_of_is_reported(string statement) =>
        RuleTest<ScopeMustBeDisposedAnalyzer>.Reports(Within(statement), SessionIsNeverLeft);

    [Fact]
    public Task A_context_with_a_name_from_elsewhere_is_reported_without_it() => RuleTest<ScopeMustBeDisposedAnalyzer>.Reports(
        Within("""tracker.{|#0:Context|}(Guid.NewGuid().ToString(), context);"""),
        "The context that is entered here is never left: put 'using' before its scope, or call 'EnterContext' if it is to stay");

    [Fact]
    public Task Each_lost_scope_of_a_local_is_reported() => RuleTest<ScopeMustBeDisposedAnalyzer>.Reports(
        Within(
            """
            var scope = tracker.{|#0:Context|}("session", context);
                    scope = tracker.{|#1:Context|}("session", context);
            """),
        SessionIsNeverLeft,
        SessionIsNeverLeft);

    [Fact]
    public Task A_program_without_a_main_is_looked_at() => new RuleTest<ScopeMustBeDisposedAnalyzer>.Test(
        """
        using EventTracking;

        using var tracker = new Tracker();
        tracker.{|#0:Context|}("session", new EventContext());
        """)
    {
        TestState = { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication },
    }.Expecting(SessionIsNeverLeft).RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("""using (tracker.Context("session", context)) { }""")]
    [InlineData("""using (tracker?.Context("session", context)) { }""")]
    [InlineData("""using var scope = tracker.Context("session", context);""")]
    [InlineData("""using (ContextScope outer = tracker.Context("a", context), inner = tracker.Context("b", context)) { }""")]
    [InlineData("""using var scope = flag ? tracker.Context("a", context) : tracker.Context("b", context);""")]
    [InlineData("""var scope = tracker.Context("session", context); try { } finally { scope.Dispose(); }""")]
    [InlineData("""var scope = tracker.Context("session", context); using (scope) { }""")]
    [InlineData("""ContextScope scope; if (flag) { scope = tracker.Context("a", context); scope.Dispose(); }""")]
    [InlineData("""ContextScope? scope = flag ? tracker.Context("a", context) : null; scope?.Dispose();""")]
    [InlineData("""var scope = tracker.Context("session", context); Action leave = () => scope.Dispose(); leave();""")]
    [InlineData("""var scope = tracker.Context("session", context); void Leave() => scope.Dispose(); Leave();""")]
    [InlineData("""tracker.Context("session", context).Dispose();""")]
    [InlineData("""_field = tracker.Context("session", context);""")]
    [InlineData("""_nullable ??= tracker.Context("session", context);""")]
    [InlineData("""var scope = _field = tracker.Context("session", context);""")]
    [InlineData("""var scope = tracker.Context("session", context); _field = scope;""")]
    [InlineData("""_scopes.Push(tracker.Context("session", context));""")]
    [InlineData("""var scopes = new[] { tracker.Context("session", context) };""")]
    [InlineData("""List<IDisposable> scopes = [tracker.Context("session", context)];""")]
    [InlineData("""var holder = new { Scope = tracker.Context("session", context) };""")]
    [InlineData("""var (scope, other) = (tracker.Context("session", context), 1);""")]
    [InlineData("""Func<ContextScope> enter = () => tracker.Context("session", context); enter().Dispose();""")]
    [InlineData("""ContextScope Enter() => tracker.Context("session", context); Enter().Dispose();""")]
    [InlineData("""Enter(out var scope); void Enter(out ContextScope entered) => entered = tracker.Context("session", context);""")]
    [InlineData("""ref var scope = ref _field; scope = tracker.Context("session", context); Use(ref scope); void Use(ref ContextScope used) { }""")]
    [InlineData("""if (tracker.Context("session", context) is var scope) scope.Dispose();""")]
    [InlineData("""tracker.EnterContext("session", context);""")]
    [InlineData("""new Other().Context("session");""")]
    public Task A_scope_in_good_hands_is_right(string statement) => RuleTest<ScopeMustBeDisposedAnalyzer>.IsSilentOn(Within(statement));

    [Fact]
    public Task A_scope_that_is_returned_yielded_or_awaited_past_is_right() => RuleTest<ScopeMustBeDisposedAnalyzer>.IsSilentOn(
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
    public Task It_can_be_suppressed_by_pragma_and_by_attribute() => RuleTest<ScopeMustBeDisposedAnalyzer>.IsSilentOn(
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

            [SuppressMessage("EventTracking.Use", "EVT301", Justification = "The request leaves it.")]
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

using EventTracking.Analyzers.Contract;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class EventMustBeLockedTests
{
    private const string Stop = "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record {|#0:Stop|}(string Id);";

    [Fact]
    public Task An_event_that_is_not_in_the_lock_is_reported() => LockTest<EventMustBeLockedAnalyzer>.Reports(
        Stop,
        "org.edx.video.play 1",
        "Version 1 of the event 'org.edx.video.stop' is not in events.lock; add it, so that later changes are checked");

    [Fact]
    public Task An_event_is_reported_if_the_lock_is_empty() => LockTest<EventMustBeLockedAnalyzer>.Reports(
        Stop,
        "",
        "Version 1 of the event 'org.edx.video.stop' is not in events.lock; add it, so that later changes are checked");

    [Fact]
    public Task The_version_after_the_latest_is_reported_until_it_is_locked() => LockTest<EventMustBeLockedAnalyzer>.Reports(
        Stop.Replace(")]", ", Version = 2)]", StringComparison.Ordinal),
        SomeLock.Stop("id integer"),
        "Version 2 of the event 'org.edx.video.stop' is not in events.lock; add it, so that later changes are checked");

    [Fact]
    public Task The_first_locked_version_can_be_any() => LockTest<EventMustBeLockedAnalyzer>.Reports(
        Stop.Replace(")]", ", Version = 7)]", StringComparison.Ordinal),
        "",
        "Version 7 of the event 'org.edx.video.stop' is not in events.lock; add it, so that later changes are checked");

    [Fact]
    public Task A_locked_event_is_not_reported() =>
        LockTest<EventMustBeLockedAnalyzer>.ReportsNothingFor(Unmarked(Stop), SomeLock.Stop("id string"));

    [Fact]
    public Task Nothing_is_reported_in_a_project_without_a_lock() =>
        RuleTest<EventMustBeLockedAnalyzer>.ReportsNothingFor(SomeLock.Usings + Unmarked(Stop));

    [Theory]
    [InlineData("org.edx.video.stop 2", 1)]
    [InlineData("org.edx.video.stop 1", 3)]
    [InlineData("org.edx.video.stop 1 retired", 2)]
    public Task A_version_that_cannot_be_added_is_not_reported(string block, int version) =>
        LockTest<EventMustBeLockedAnalyzer>.ReportsNothingFor(
            Unmarked(Stop).Replace(")]", $", Version = {version})]", StringComparison.Ordinal), block);

    [Theory]
    [InlineData("[TrackedEvent(\"org.edx.video.stop\")] public sealed record Stop(string Id);")]
    [InlineData("[TrackedEvent(\"org.edx.video.stop\")] public sealed partial class Stop;")]
    [InlineData("[TrackedEvent(\"org.edx.video.stop\", Version = 0)] public sealed partial record Stop(string Id);")]
    [InlineData("[TrackedEvent(\"\")] public sealed partial record Stop(string Id);")]
    [InlineData("[TrackedEvent(null!)] public sealed partial record Stop(string Id);")]
    [InlineData("public sealed partial record Stop(string Id);")]
    public Task A_type_without_generated_code_is_not_reported(string source) =>
        LockTest<EventMustBeLockedAnalyzer>.ReportsNothingFor(source, "");

    [Fact]
    public Task An_event_with_a_missing_type_is_not_reported()
    {
        var test = LockTest<EventMustBeLockedAnalyzer>.Of(Unmarked(Stop).Replace("string", "Missing", StringComparison.Ordinal), "");
        test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task It_can_be_suppressed() => LockTest<EventMustBeLockedAnalyzer>.ReportsNothingFor(
        "#pragma warning disable EVT501\n" + Unmarked(Stop), "");

    private static string Unmarked(string source) =>
        source.Replace("{|#0:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
}

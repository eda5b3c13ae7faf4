using EventTracking.Analyzers.Contract;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class LockedEventMustBeDeclaredTests
{
    private const string Play = "[TrackedEvent(\"org.edx.video.play\")] public sealed partial record {|#0:Play|};";
    private const string Locked = "org.edx.video.play 1\n\norg.edx.video.stop 1\n\norg.edx.video.stop 2";
    private const string Message =
        "The event 'org.edx.video.stop' is in events.lock (line 7), but not declared any more; restore it, or mark it as retired";

    [Fact]
    public Task An_event_that_is_not_declared_is_reported_at_the_attribute_that_owns_its_name() =>
        LockTest<LockedEventMustBeDeclaredAnalyzer>.Reports(
            $"[assembly: EventNamespace(\"org.edxtra\"), {{|#0:EventNamespace(\"org.edx\")|}}]\n{Unmarked(Play)}", Locked, Message);

    [Fact]
    public Task Without_an_owner_the_first_event_is_reported() => LockTest<LockedEventMustBeDeclaredAnalyzer>.Reports(
        $"{Play}\n[TrackedEvent(\"org.edx.video.seek\")] public sealed partial record Seek;", Locked, Message);

    [Fact]
    public async Task Without_any_event_the_line_in_the_lock_is_reported()
    {
        var build = await LockedBuild.Of("", "org.edx.video.play 1\n  x string");

        var location = Assert.Single(build.Reported).Location.GetLineSpan();
        Assert.Equal((SomeLock.Path, 2), (location.Path, location.StartLinePosition.Line));
    }

    [Fact]
    public async Task The_line_in_the_lock_is_an_additional_location()
    {
        var diagnostic = Assert.Single((await LockedBuild.Of(Unmarked(Play), Locked)).Reported);

        var location = Assert.Single(diagnostic.AdditionalLocations).GetLineSpan();
        Assert.Equal((SomeLock.Path, 6), (location.Path, location.StartLinePosition.Line));
        Assert.Equal(
            [("EventName", "org.edx.video.stop"), ("LockedVersion", "2")],
            diagnostic.Properties.Select(static pair => (pair.Key, pair.Value)).Order());
    }

    [Theory]
    [InlineData("[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop;")]
    [InlineData("[TrackedEvent(\"org.edx.video.stop\", Version = 3)] public sealed partial record Stop;")]
    [InlineData("[TrackedEvent(\"org.edx.video.stop\")] public sealed class Stop;")]
    [InlineData("public partial class Outer { [TrackedEvent(\"org.edx.video.stop\")] private partial record struct Stop; }")]
    public Task A_declared_event_is_not_reported(string source) =>
        LockTest<LockedEventMustBeDeclaredAnalyzer>.ReportsNothingFor($"{Unmarked(Play)}\n{source}", Locked);

    [Fact]
    public Task A_retired_event_is_not_reported() => LockTest<LockedEventMustBeDeclaredAnalyzer>.ReportsNothingFor(
        Unmarked(Play), $"{Locked} retired");

    [Fact]
    public Task Nothing_is_reported_while_a_name_is_not_a_constant()
    {
        var test = LockTest<LockedEventMustBeDeclaredAnalyzer>.Of(
            $"{Unmarked(Play)}\n[TrackedEvent(Missing)] public sealed partial record Stop;", Locked);
        test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task It_can_be_suppressed() => LockTest<LockedEventMustBeDeclaredAnalyzer>.ReportsNothingFor(
        $"#pragma warning disable EVT507\n{Unmarked(Play)}", Locked);

    private static string Unmarked(string source) =>
        source.Replace("{|#0:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
}

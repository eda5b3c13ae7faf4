using EventTracking.Analyzers.Contract;
using EventTracking.Generators.Shape;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class LockMustBeCurrentTests
{
    private const string Stop = "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record ";

    [Fact]
    public Task A_new_field_is_reported_until_it_is_locked() => LockTest<LockMustBeCurrentAnalyzer>.Reports(
        Stop + "Stop(string Id, int {|#0:Count|});",
        SomeLock.Stop("id string"),
        "The change that 'count' of the event 'org.edx.video.stop' is new is not in events.lock yet; update it");

    [Theory]
    [InlineData("id string;title string ~", "'title' of the event 'org.edx.video.stop' is gone", "{|#0:Stop|}(string Id)")]
    [InlineData("id string ?", "'id' of the event 'org.edx.video.stop' can no longer be null", "Stop(string {|#0:Id|})")]
    [InlineData("id string ~", "'id' of the event 'org.edx.video.stop' can no longer be absent", "Stop(string {|#0:Id|})")]
    [InlineData(
        "id string", "'id' of the event 'org.edx.video.stop' changed from 'string' to 'string(uuid)'", "Stop(Guid {|#0:Id|})")]
    public Task A_compatible_change_is_reported_where_it_is_made(string locked, string change, string declared) =>
        LockTest<LockMustBeCurrentAnalyzer>.Reports(
            $"{Stop}{declared};",
            SomeLock.Stop(locked),
            $"The change that {change} is not in events.lock yet; update it");

    [Fact]
    public Task A_retired_event_that_is_declared_again_is_reported() => LockTest<LockMustBeCurrentAnalyzer>.Reports(
        Stop + "{|#0:Stop|}(string Id);",
        SomeLock.Stop("id string").Replace("stop 1", "stop 1 retired", StringComparison.Ordinal),
        "The change that the retired event 'org.edx.video.stop' is declared again is not in events.lock yet; update it");

    [Fact]
    public Task Every_change_is_reported_in_the_mode_none() => LockTest<LockMustBeCurrentAnalyzer>
        .Of(Stop + "Stop(bool {|#0:Id|});", SomeLock.Stop("id string"), CompatibilityMode.None)
        .Expecting(
            "The change that 'id' of the event 'org.edx.video.stop' changed from 'string' to 'boolean' is not in events.lock yet; "
                + "update it")
        .RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("id string")]
    [InlineData("id boolean")]
    [InlineData("id string(uuid)")]
    [InlineData("id string;title string")]
    public Task Breaking_changes_and_equal_shapes_are_not_reported(string locked) =>
        LockTest<LockMustBeCurrentAnalyzer>.ReportsNothingFor(Stop + "Stop(string Id);", SomeLock.Stop(locked));

    [Fact]
    public Task It_can_be_suppressed() => LockTest<LockMustBeCurrentAnalyzer>.ReportsNothingFor(
        $"#pragma warning disable EVT509\n{Stop}Stop(string Id);", SomeLock.Stop(""));
}

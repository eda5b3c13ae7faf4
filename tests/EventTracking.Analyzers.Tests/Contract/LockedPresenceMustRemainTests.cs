using EventTracking.Analyzers.Contract;
using EventTracking.Generators.Shape;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class LockedPresenceMustRemainTests
{
    [Theory]
    [InlineData("number", "double? {|#0:Time|}", "can now be null", CompatibilityMode.Forward)]
    [InlineData(
        "number", "[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double {|#0:Time|}", "can now be absent",
        CompatibilityMode.Forward)]
    [InlineData("number ?", "double {|#0:Time|}", "can no longer be null", CompatibilityMode.Backward)]
    [InlineData("number ~", "double {|#0:Time|}", "can no longer be absent", CompatibilityMode.Backward)]
    public Task A_change_is_reported_at_the_field(string locked, string declared, string change, CompatibilityMode mode) =>
        LockTest<LockedPresenceMustRemainAnalyzer>
            .Of(
                $"[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop({declared});", SomeLock.Stop($"time {locked}"),
                mode)
            .Expecting(
                $"'time' of the event 'org.edx.video.stop' {change}, which {mode.ToString().ToLowerInvariant()} compatibility does not "
                    + "allow; restore it, or raise Version to 2")
            .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_change_in_a_nested_type_is_reported_there()
    {
        var build = await LockedBuild.Of(
            "[TrackedEvent(\"org.edx.video.stop\")] public partial record Stop(Line[] Lines); public record Line(string? Sku);",
            SomeLock.Stop("lines array;lines[] object;lines[].sku string"));

        Assert.Equal(["EVT504 Sku"], build.Places);
    }

    [Fact]
    public async Task Items_that_can_be_null_are_reported_at_the_collection()
    {
        var build = await LockedBuild.Of(
            "[TrackedEvent(\"org.edx.video.stop\")] public partial record Stop(Dictionary<string, List<string?>> Tags);",
            SomeLock.Stop("tags map;tags{} array;tags{}[] string"));

        Assert.Equal(["EVT504 Tags"], build.Places);
    }

    [Theory]
    [InlineData("time number", "double Time")]
    [InlineData("time number ?", "double? Time")]
    [InlineData("time number ?", "double Time")]
    [InlineData("time number ~", "double Time")]
    [InlineData("time any", "object? Time")]
    public Task No_change_and_a_compatible_one_are_not_reported(string locked, string declared) =>
        LockTest<LockedPresenceMustRemainAnalyzer>.ReportsNothingFor(
            $"[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop({declared});"
                .Replace("object?", "System.Text.Json.JsonElement", StringComparison.Ordinal),
            SomeLock.Stop(locked));

    [Fact]
    public Task It_can_be_suppressed() => LockTest<LockedPresenceMustRemainAnalyzer>.ReportsNothingFor(
        "#pragma warning disable EVT504\n[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(double? Time);",
        SomeLock.Stop("time number"));
}

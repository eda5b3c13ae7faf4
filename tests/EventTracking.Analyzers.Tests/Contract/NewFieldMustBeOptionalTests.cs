using EventTracking.Analyzers.Contract;
using EventTracking.Generators.Shape;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class NewFieldMustBeOptionalTests
{
    [Theory]
    [InlineData(CompatibilityMode.Backward)]
    [InlineData(CompatibilityMode.Full)]
    public Task A_new_field_that_is_always_present_is_reported(CompatibilityMode mode) => LockTest<NewFieldMustBeOptionalAnalyzer>
        .Of(
            "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(string Id, string? {|#0:Title|});",
            SomeLock.Stop("id string"), mode)
        .Expecting(
            $"'title' of the event 'org.edx.video.stop' is new and always present, which {mode.ToString().ToLowerInvariant()} "
                + "compatibility does not allow; let it be absent with [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)], "
                + "or raise Version to 2")
        .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_new_field_of_a_nested_type_is_reported_there()
    {
        var build = await LockedBuild.Of(
            "[TrackedEvent(\"org.edx.video.stop\")] public partial record Stop(Line Line); public record Line(string Sku, int Count);",
            SomeLock.Stop("line object;line.sku string"), CompatibilityMode.Backward);

        Assert.Equal(["EVT505 Count"], build.Places);
    }

    [Theory]
    [InlineData("string Title", CompatibilityMode.Forward)]
    [InlineData("string Title", CompatibilityMode.None)]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title", CompatibilityMode.Backward)]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title", CompatibilityMode.Full)]
    [InlineData("[property: JsonIgnore] string Title", CompatibilityMode.Full)]
    public Task A_field_that_the_mode_accepts_is_not_reported(string declared, CompatibilityMode mode) =>
        LockTest<NewFieldMustBeOptionalAnalyzer>
            .Of($"[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop({declared});", SomeLock.Stop(""), mode)
            .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task It_can_be_suppressed() => LockTest<NewFieldMustBeOptionalAnalyzer>
        .Of(
            "#pragma warning disable EVT505\n[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(string Id);",
            SomeLock.Stop(""), CompatibilityMode.Backward)
        .RunAsync(TestContext.Current.CancellationToken);
}

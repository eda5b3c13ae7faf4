using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Use;

/// <summary>Calls in Razor files are reported like calls in C# files, at their location in the Razor file.</summary>
public sealed class RazorTests
{
    private const string Events = """
        using EventTracking;
        [TrackedEvent("org.edx.video.play")] public partial record Played(int A);
        [TrackedEvent("org.edx.video.replay")] public sealed partial record Replayed(int A) : Played(A);
        """;

    [Theory]
    [InlineData("EVT301", "tracker.Context(\"s\", new EventTracking.EventContext());")]
    [InlineData("EVT302", "tracker.Emit(\"org.edx.video.play\");")]
    [InlineData(
        "EVT303",
        "tracker.Emit(\"org.edx.video.stop\", new System.Collections.Generic.Dictionary<string, object?> { [\"a\"] = new System.Action(() "
            + "=> { }) });")]
    [InlineData("EVT304", "played.Emit(tracker);")]
    [InlineData("EVT401", "tracker.Emit(\"stop\");")]
    public async Task A_call_in_a_Razor_file_is_reported(string id, string call)
    {
        var build = await Build.WithRazor(Events, "Player.razor", Page(call), TestContext.Current.CancellationToken);

        var report = Assert.Single(build.Reported, report => report.Id == id);
        Assert.Equal("Player.razor", report.Location.GetMappedLineSpan().Path);
    }

    [Theory]
    [InlineData("tracker.EmitPlayed(1);")]
    [InlineData("using (tracker.Context(\"s\", new EventTracking.EventContext())) new Replayed(1).Emit(tracker);")]
    [InlineData("Context(); void Context() { }")]
    public async Task A_correct_call_in_a_Razor_file_is_not_reported(string call) => Assert.DoesNotContain(
        (await Build.WithRazor(Events, "Player.razor", Page(call), TestContext.Current.CancellationToken)).Reported,
        static report => report.Location.GetMappedLineSpan().Path == "Player.razor");

    [Fact]
    public async Task Other_generated_code_is_not_analyzed() => Assert.DoesNotContain(
        (await Build.WithRazor(
            Events, "Player.other", Page("tracker.Emit(\"org.edx.video.play\");"), TestContext.Current.CancellationToken)).Reported,
        static report => report.Location.GetMappedLineSpan().Path == "Player.other");

    private static string Page(string call) =>
        $"public partial class Player {{ void Go(EventTracking.Tracker tracker, Played played) {{ {call} }} }}";
}

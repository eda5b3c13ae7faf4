using EventTracking.Analyzers.Contract;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class LockedFieldMustRemainTests
{
    [Fact]
    public Task A_removed_field_is_reported_at_the_event() => LockTest<LockedFieldMustRemainAnalyzer>.Reports(
        "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record {|#0:Stop|}(string Id);",
        SomeLock.Stop("id string;title string ?"),
        Message("'title' of the event 'org.edx.video.stop' is gone", "restore it"));

    [Fact]
    public Task A_renamed_field_is_reported_at_its_new_name() => LockTest<LockedFieldMustRemainAnalyzer>.Reports(
        "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(string Id, string {|#0:Headline|});",
        SomeLock.Stop("id string;title string"),
        Message(
            "'title' of the event 'org.edx.video.stop' is gone (renamed to 'headline'?)", "keep its wire name with [JsonPropertyName]"));

    [Fact]
    public Task Two_new_fields_of_the_same_type_are_no_evidence_of_a_new_name() => LockTest<LockedFieldMustRemainAnalyzer>.Reports(
        "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record {|#0:Stop|}(string Headline, string Subtitle);",
        SomeLock.Stop("title string"),
        Message("'title' of the event 'org.edx.video.stop' is gone", "restore it"));

    [Fact]
    public Task A_field_that_a_nested_type_lost_is_reported_at_that_type() => LockTest<LockedFieldMustRemainAnalyzer>.Reports(
        """
        [TrackedEvent("org.edx.video.stop")] public sealed partial record Stop(List<Line?> Lines);
        public readonly record struct {|#0:Line|}(string Sku);
        """,
        SomeLock.Stop("lines array;lines[] object ?;lines[].price number;lines[].sku string"),
        Message("'lines[].price' of the event 'org.edx.video.stop' is gone", "restore it"));

    [Fact]
    public Task A_field_that_a_nested_type_renames_is_reported_at_its_new_name() => LockTest<LockedFieldMustRemainAnalyzer>.Reports(
        """
        [TrackedEvent("org.edx.video.stop")] public sealed partial record Stop(Target Target);
        [JsonDerivedType(typeof(Circle), "circle")] public abstract record Target;
        public sealed record Circle(double {|#0:Size|}) : Target;
        """,
        SomeLock.Stop("target oneof(\"$type\": circle);target<circle>.radius number"),
        Message(
            "'target<circle>.radius' of the event 'org.edx.video.stop' is gone (renamed to 'target<circle>.size'?)",
            "keep its wire name with [JsonPropertyName]"));

    [Fact]
    public Task A_field_that_another_assembly_renames_is_reported_where_the_event_leads_there()
    {
        var test = LockTest<LockedFieldMustRemainAnalyzer>.Of(
            "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(string Id, Elsewhere.Line {|#0:Line|});",
            SomeLock.Stop("id string;line object;line.sku string"));
        test.TestState.AdditionalReferences.Add(
            SomeReferences.Declaring("namespace Elsewhere; public sealed record Line(string Article, int Count);", "Elsewhere"));
        return test
            .Expecting(Message(
                "'line.sku' of the event 'org.edx.video.stop' is gone (renamed to 'line.article'?)",
                "keep its wire name with [JsonPropertyName]"))
            .RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task A_field_that_a_base_in_another_assembly_lost_is_reported_at_the_event()
    {
        var test = LockTest<LockedFieldMustRemainAnalyzer>.Of(
            "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record {|#0:Stop|}(string Id) : Elsewhere.Base(Id);",
            SomeLock.Stop("id string;title string"));
        test.TestState.AdditionalReferences.Add(
            SomeReferences.Declaring("namespace Elsewhere; public abstract record Base(string Id);", "Elsewhere"));
        return test
            .Expecting(Message("'title' of the event 'org.edx.video.stop' is gone", "restore it"))
            .RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_rename_has_the_properties_that_fixes_read()
    {
        var build = await LockedBuild.Of(
            "namespace Shop; public partial class Outer { [TrackedEvent(\"org.edx.video.stop\")] internal partial record Stop(Line Line); }"
                + "public sealed record Line(string Article);",
            SomeLock.Stop("line object;line.sku string"));

        var properties = build.Reported.First(static diagnostic => diagnostic.Id is "EVT502").Properties;
        Assert.Equal(
            [
                ("EventName", "org.edx.video.stop"), ("EventType", "Shop.Outer+Stop"), ("LockedVersion", "1"), ("Path", "line.sku"),
                ("RenamedTo", "line.article"), ("Version", "1"),
            ],
            properties.Select(static pair => (pair.Key, pair.Value)).Order());
    }

    [Theory]
    [InlineData("string Id, string Title")]
    [InlineData("string Id, [property: JsonPropertyName(\"title\")] string Headline")]
    [InlineData("string Id, string? Title")]
    [InlineData("string Id, string Title, string Headline")]
    public Task A_field_that_remains_is_not_reported(string fields) => LockTest<LockedFieldMustRemainAnalyzer>.ReportsNothingFor(
        $"[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop({fields});", SomeLock.Stop("id string;title string"));

    [Fact]
    public Task Earlier_versions_are_not_compared() => LockTest<LockedFieldMustRemainAnalyzer>.ReportsNothingFor(
        "[TrackedEvent(\"org.edx.video.stop\", Version = 2)] public sealed partial record Stop(string Id);",
        $"{SomeLock.Stop("title string")}\norg.edx.video.stop 2\n  id string");

    [Fact]
    public Task A_version_that_is_not_locked_yet_is_not_compared() => LockTest<LockedFieldMustRemainAnalyzer>.ReportsNothingFor(
        "[TrackedEvent(\"org.edx.video.stop\", Version = 2)] public sealed partial record Stop(string Id);", SomeLock.Stop("title string"));

    [Fact]
    public Task It_can_be_suppressed_where_it_is_reported() => LockTest<LockedFieldMustRemainAnalyzer>.ReportsNothingFor(
        """
        [TrackedEvent("org.edx.video.stop")] public sealed partial record Stop(Line Line);
        #pragma warning disable EVT502
        public sealed record Line(string Sku);
        """,
        SomeLock.Stop("line object;line.price number;line.sku string"));

    private static string Message(string what, string remedy) =>
        $"{what}, which forward compatibility does not allow; {remedy}, or raise Version to 2";
}

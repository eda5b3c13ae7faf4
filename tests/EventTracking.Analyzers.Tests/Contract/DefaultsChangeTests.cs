using System.Globalization;
using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Analyzers.Tests.Contract;

/// <summary>A change of naming or enum format changes nearly every event, but is reported once.</summary>
public sealed class DefaultsChangeTests
{
    private const string CamelCase = "[assembly: TrackedEventDefaults(FieldNaming = JsonKnownNamingPolicy.CamelCase)]";
    private const string Numbers = "[assembly: TrackedEventDefaults(EnumFormat = EnumFormat.Number)]";
    private const string Both =
        "[assembly: TrackedEventDefaults(FieldNaming = JsonKnownNamingPolicy.CamelCase, EnumFormat = EnumFormat.Number)]";

    [Theory]
    [InlineData("", CamelCase, "renames or retypes 120 fields of 30 locked events")]
    [InlineData("", Numbers, "renames or retypes 30 fields of 30 locked events")]
    [InlineData("", Both, "renames or retypes 120 fields of 30 locked events")]
    [InlineData(Numbers, CamelCase, "renames or retypes 120 fields of 30 locked events")]
    public async Task A_change_is_reported_once_at_the_attribute(string before, string after, string message)
    {
        var build = await LockedBuild.Of(Compilation(after + Events(30)), Lock(before + Events(30)));

        Assert.Equal([after[("[assembly: ".Length)..^1]], Text(build, "EVT502"));
        Assert.Equal("EVT502", build.Ids);
        Assert.Equal(
            $"A change of the assembly's defaults {message}, which forward compatibility does not allow; "
                + "restore the defaults, or raise the Version of each event",
            build.Reported[0].GetMessage());
        Assert.Empty(build.Reported[0].Properties);
    }

    [Theory]
    [InlineData(CamelCase)]
    [InlineData(Both)]
    public async Task The_removal_of_the_attribute_is_reported_once_at_the_first_event(string before)
    {
        var build = await LockedBuild.Of(Compilation(Events(3)), Lock(before + Events(3)));

        Assert.Equal(["EVT502 Event0"], build.Places);
    }

    [Fact]
    public async Task Other_changes_of_the_events_are_reported_as_well()
    {
        var edited = Events(3).Replace("int Count, Reason StopReason, Place", "bool Count, Place", StringComparison.Ordinal)
            .Replace("string VideoId1", "string Video", StringComparison.Ordinal);
        var build = await LockedBuild.Of(Compilation(CamelCase + edited), Lock(Events(3)));

        Assert.Equal(
            [
                "EVT502 Event0", "EVT502 Event1", "EVT502 Event2", "EVT502 TrackedEventDefaults", "EVT502 Video", "EVT503 Count",
                "EVT503 Count", "EVT503 Count", "EVT509 Video",
            ],
            build.Places.Select(static place => place.Split('(')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_renamed_field_is_reported_at_the_field() => Assert.Equal(
        ["EVT502 VideoId", "EVT509 VideoId"],
        (await LockedBuild.Of(
            "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(string VideoId);", SomeLock.Stop("videoId string")))
            .Places);

    [Fact]
    public async Task A_name_that_other_defaults_would_have_explained_is_reported_at_the_field_if_other_events_match()
    {
        var earlier = Events(12)
            .Replace("string VideoId5", "[property: JsonPropertyName(\"videoId5\")] string VideoId5", StringComparison.Ordinal);

        Assert.Equal(
            ["EVT502 VideoId5", "EVT509 VideoId5"], (await LockedBuild.Of(Compilation(Events(12)), Lock(earlier))).Places);
    }

    [Theory]
    [InlineData(CompatibilityMode.None, "EVT509")]
    [InlineData(CompatibilityMode.Backward, "EVT502")]
    [InlineData(CompatibilityMode.Full, "EVT502")]
    public async Task The_mode_decides_whether_it_is_reported(CompatibilityMode mode, string ids) =>
        Assert.Equal(ids, (await LockedBuild.Of(Compilation(CamelCase + Events(3)), Lock(Events(3)), mode)).Ids);

    [Fact]
    public async Task Equal_defaults_that_are_written_in_another_way_are_not_reported() => Assert.Empty(
        (await LockedBuild.Of(
            Compilation("[assembly: TrackedEventDefaults(FieldNaming = JsonKnownNamingPolicy.SnakeCaseLower)]" + Events(3)),
            Lock(Events(3))))
            .Reported);

    [Fact]
    public async Task It_can_be_suppressed() => Assert.DoesNotContain(
        (await LockedBuild.Of(Compilation($"\n#pragma warning disable EVT502\n{CamelCase}{Events(3)}"), Lock(Events(3)))).Reported,
        static diagnostic => !diagnostic.IsSuppressed);

    private static string Events(int count) => "\npublic enum Reason { EndReached }\n" + string.Concat(Enumerable.Range(0, count).Select(
        static i => string.Create(
            CultureInfo.InvariantCulture,
            $"""
            [TrackedEvent("org.edx.video.event_{i:00}")]
            public sealed partial record Event{i}(string VideoId{i}, double CurrentTime, int Count, Reason StopReason, Place FirstPlace);

            """)))
        + "public sealed record Place(int Line, [property: JsonPropertyName(\"Column\")] int ColumnNumber);";

    private static CSharpCompilation Compilation(string source) => LockedBuild.SomeCompilation(source);

    private static string Lock(string source)
    {
        var compilation = Compilation(source);
        return LockFile.Write(EventShapes.FindEvents(compilation, compilation.Assembly)
            .Select(type => (EventShapes.Parse(compilation, type).Shape, LockState.Emitted)));
    }

    private static IEnumerable<string> Text(LockedBuild build, string id) =>
        build.Places.Where(place => place.StartsWith(id, StringComparison.Ordinal)).Select(place => place[(id.Length + 1)..]);
}

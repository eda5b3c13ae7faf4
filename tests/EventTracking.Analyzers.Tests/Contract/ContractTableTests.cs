using EventTracking.Analyzers.Contract;
using EventTracking.Generators.Shape;

namespace EventTracking.Analyzers.Tests.Contract;

/// <summary>Which rule reports which change, in each compatibility mode.</summary>
public sealed class ContractTableTests
{
    private const string Types = """
        public enum Reason { EndReached, Paused }
        [JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), "square")] public abstract record Target;
        public sealed record Circle(double Radius) : Target;
        public sealed record Square(double Side) : Target;
        public sealed record Line(string Sku);
        """;

    private const string Absent = "[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]";

    /// <summary>The locked nodes, the declared fields, then the ids in the modes forward, backward, full and none.</summary>
    public static TheoryData<string, string, string, string, string, string> Changes => new()
    {
        // Removed and renamed.
        { "x string", "", "EVT502", "EVT509", "EVT502", "EVT509" },
        { "x string", "string Y", "EVT502 EVT509", "EVT505 EVT509", "EVT502 EVT505", "EVT509" },
        { "x string", $"{Absent} string? Y", "EVT502 EVT509", "EVT509", "EVT502 EVT509", "EVT509" },
        { "x string ~", "", "EVT509", "EVT509", "EVT509", "EVT509" },
        { "x object;x.sku string;x.title string", "Line X", "EVT502", "EVT509", "EVT502", "EVT509" },
        { "x array;x[] object;x[].sku string;x[].title string", "Line[] X", "EVT502", "EVT509", "EVT502", "EVT509" },

        // Type or format changed.
        { "x string", "bool X", "EVT503", "EVT503", "EVT503", "EVT509" },
        { "x string(uuid)", "DateOnly X", "EVT503", "EVT503", "EVT503", "EVT509" },
        { "x string", "string[] X", "EVT503", "EVT503", "EVT503", "EVT509" },
        { "x array;x[] string", "int[] X", "EVT503", "EVT503", "EVT503", "EVT509" },
        { "x map;x{} string", "Dictionary<string, bool> X", "EVT503", "EVT503", "EVT503", "EVT509" },
        { "x integer(-2147483648..2147483647)", "double X", "EVT503", "EVT509", "EVT503", "EVT509" },
        { "x integer(0..255)", "int X", "EVT503", "EVT509", "EVT503", "EVT509" },
        { "x string(uuid)", "string X", "EVT503", "EVT509", "EVT503", "EVT509" },
        { "x number", "int X", "EVT509", "EVT503", "EVT503", "EVT509" },
        { "x integer(-2147483648..2147483647)", "byte X", "EVT509", "EVT503", "EVT503", "EVT509" },

        // Null and absent.
        { "x string", "string? X", "EVT504", "EVT509", "EVT504", "EVT509" },
        { "x string", $"{Absent} string? X", "EVT504", "EVT509", "EVT504", "EVT509" },
        { "x array;x[] string", "string?[] X", "EVT504", "EVT509", "EVT504", "EVT509" },
        { "x string ?", "string X", "EVT509", "EVT504", "EVT504", "EVT509" },
        { "x string ~", "string X", "EVT509", "EVT504", "EVT504", "EVT509" },

        // Added.
        { "", "string X", "EVT509", "EVT505", "EVT505", "EVT509" },
        { "", "string? X", "EVT509", "EVT505", "EVT505", "EVT509" },
        { "", $"{Absent} string? X", "EVT509", "EVT509", "EVT509", "EVT509" },
        { "x object", "Line X", "EVT509", "EVT505", "EVT505", "EVT509" },

        // Enum members and derived types.
        { "x enum(end_reached)", "Reason X", "EVT506", "EVT509", "EVT506", "EVT509" },
        { "x enum(end_reached, paused, seeked)", "Reason X", "EVT509", "EVT506", "EVT506", "EVT509" },
        { "x enum(end_reached, stopped)", "Reason X", "EVT506 EVT509", "EVT506 EVT509", "EVT506", "EVT509" },
        { "x oneof(\"$type\": circle);x<circle>.radius number", "Target X", "EVT506", "EVT509", "EVT506", "EVT509" },
        {
            "x oneof(\"$type\": circle, line, square);x<circle>.radius number;x<line>.length number;x<square>.side number", "Target X",
            "EVT509", "EVT506", "EVT506", "EVT509"
        },
        {
            "x oneof(\"$type\": circle, square);x<circle>.radius integer;x<square>.side number", "Target X",
            "EVT503", "EVT509", "EVT503", "EVT509"
        },

        // Unchanged.
        { "x enum(end_reached, paused)", "Reason X", "", "", "", "" },
        { "x object ?;x.sku string", "Line? X", "", "", "", "" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_is_reported_by_the_rule_of_its_kind_if_the_mode_rejects_it(
        string locked, string declared, string forward, string backward, string full, string none)
    {
        var source = $"{Types}\n[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop({declared});";

        Assert.Equal(forward, await Ids(CompatibilityMode.Forward));
        Assert.Equal(backward, await Ids(CompatibilityMode.Backward));
        Assert.Equal(full, await Ids(CompatibilityMode.Full));
        Assert.Equal(none, await Ids(CompatibilityMode.None));

        async Task<string> Ids(CompatibilityMode mode) => (await LockedBuild.Of(source, SomeLock.Stop(locked), mode)).Ids;
    }

    /// <summary>The declared version, the locked blocks without nodes, then the id.</summary>
    [Theory]
    [InlineData(1, "", "EVT501")]
    [InlineData(2, "org.edx.video.stop 1", "EVT501")]
    [InlineData(1, "org.edx.video.stop 1", "")]
    [InlineData(2, "org.edx.video.stop 1\n\norg.edx.video.stop 2", "")]
    [InlineData(1, "org.edx.video.stop 1\n\norg.edx.video.stop 2", "EVT508")]
    [InlineData(3, "org.edx.video.stop 1", "EVT508")]
    [InlineData(int.MaxValue, "org.edx.video.stop 1", "EVT508")]
    [InlineData(int.MaxValue, "org.edx.video.stop 2147483647", "")]
    [InlineData(1, "org.edx.video.stop 1 retired", "EVT509")]
    [InlineData(2, "org.edx.video.stop 1 retired", "EVT508")]
    [InlineData(1, "org.edx.video.stop 1\n\norg.edx.video.stop 2 retired", "EVT508")]
    [InlineData(2, "org.edx.video.stop 1 retired\n\norg.edx.video.stop 2", "")]
    [InlineData(1, "org.edx.video.play 1\n\norg.edx.video.stop 1", "EVT507")]
    [InlineData(1, "org.edx.video.play 1 retired\n\norg.edx.video.stop 1", "")]
    [InlineData(1, "org.edx.video.stop one", "EVT510")]
    [InlineData(1, "org.edx.video.play 1 retired\n  id nonsense\n  x string", "EVT501 EVT510")]
    public async Task A_version_is_reported_by_one_rule(int version, string blocks, string ids)
    {
        var source = $"[TrackedEvent(\"org.edx.video.stop\", Version = {version})] public sealed partial record Stop;";

        foreach (var mode in Enum.GetValues<CompatibilityMode>())
            Assert.Equal(ids, (await LockedBuild.Of(source, blocks, mode)).Ids);
    }

    [Fact]
    public async Task The_mode_can_differ_by_folder_and_is_forward_if_it_is_invalid()
    {
        var test = LockTest<NewFieldMustBeOptionalAnalyzer>.Of(
            "", "org.edx.video.pause 1\n\norg.edx.video.play 1\n\norg.edx.video.stop 1");
        test.TestState.Sources.Add(
            ("/old/Stop.cs", "[EventTracking.TrackedEvent(\"org.edx.video.stop\")] public partial record Stop(int {|#0:Count|});"));
        test.TestState.Sources.Add(
            ("/new/Play.cs", "[EventTracking.TrackedEvent(\"org.edx.video.play\")] public partial record Play(int Count);"));
        test.TestState.Sources.Add(
            ("/bad/Pause.cs", "[EventTracking.TrackedEvent(\"org.edx.video.pause\")] public partial record Pause(int Count);"));
        test.TestState.AnalyzerConfigFiles.Add(("/old/.editorconfig", "[*.cs]\neventtracking_compatibility = backward\n"));
        test.TestState.AnalyzerConfigFiles.Add(("/bad/.editorconfig", "[*.cs]\neventtracking_compatibility = backwards\n"));

        await test
            .Expecting(
                "'count' of the event 'org.edx.video.stop' is new and always present, which backward compatibility does not allow; "
                    + "let it be absent with [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)], or raise Version to 2")
            .RunAsync(TestContext.Current.CancellationToken);
    }
}

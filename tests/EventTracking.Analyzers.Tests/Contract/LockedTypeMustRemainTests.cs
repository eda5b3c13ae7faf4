using EventTracking.Analyzers.Contract;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Generators.Shape;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class LockedTypeMustRemainTests
{
    [Fact]
    public Task A_new_type_is_reported_at_the_field() => LockTest<LockedTypeMustRemainAnalyzer>.Reports(
        "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(string Id, string {|#0:Time|});",
        SomeLock.Stop("id string;time number"),
        "'time' of the event 'org.edx.video.stop' changed from 'number' to 'string', which forward compatibility does not allow; "
            + "restore the type, or raise Version to 2");

    [Fact]
    public Task A_new_type_inside_a_nested_type_is_reported_there() => LockTest<LockedTypeMustRemainAnalyzer>.Reports(
        """
        [TrackedEvent("org.edx.video.stop")] public sealed partial record Stop(Dictionary<string, Place?> Places);
        public sealed record Place(Axis[] Axes);
        public readonly record struct Axis(int {|#0:X|});
        """,
        SomeLock.Stop("places map;places{} object ?;places{}.axes array;places{}.axes[] object;places{}.axes[].x boolean"),
        "'places{}.axes[].x' of the event 'org.edx.video.stop' changed from 'boolean' to 'integer(-2147483648..2147483647)', which forward "
            + "compatibility does not allow; restore the type, or raise Version to 2");

    [Fact]
    public async Task A_new_type_in_another_assembly_is_reported_at_the_last_member_of_this_one()
    {
        var compilation = LockedBuild.SomeCompilation(
            """
            [TrackedEvent("org.edx.video.stop")] public sealed partial record Stop(Order Order);
            public sealed record Order(Elsewhere.Line[] Lines);
            """,
            SomeReferences.Declaring(
                "namespace Elsewhere; public sealed record Line(Article Article); public sealed record Article(bool Sku);", "Elsewhere"));
        var build = await LockedBuild.Of(compilation, SomeLock.Of(SomeLock.Stop(
            "order object;order.lines array;order.lines[] object;order.lines[].article object;order.lines[].article.sku string")));

        Assert.Equal(["EVT503 Lines"], build.Places);
    }

    [Fact]
    public async Task A_type_that_is_used_twice_is_reported_for_each_path()
    {
        var build = await LockedBuild.Of(
            "[TrackedEvent(\"org.edx.video.stop\")] public partial record Stop(Place From, Place To); public record Place(string X);",
            SomeLock.Stop("from object;from.x number;to object;to.x number"));

        Assert.Equal(["EVT503 X", "EVT503 X"], build.Places);
        Assert.Equal(["from.x", "to.x"], build.Reported.Select(static diagnostic => diagnostic.Properties["Path"]));
    }

    [Fact]
    public async Task A_recursive_type_is_reported_once()
    {
        var build = await LockedBuild.Of(
            "[TrackedEvent(\"org.edx.video.stop\")] public partial record Stop(Node Node); public record Node(Node? Next, string Value);",
            SomeLock.Stop("node object;node.next ^node ?;node.value number"));

        Assert.Equal(["EVT503 Value"], build.Places);
    }

    [Fact]
    public Task The_inherited_field_of_an_event_is_reported_at_its_base() => LockTest<LockedTypeMustRemainAnalyzer>.Reports(
        """
        [TrackedEvent("org.edx.video.stop")] public sealed partial record Stop(string Id) : Video(Id);
        public abstract record Video(string {|#0:Id|});
        """,
        SomeLock.Stop("id boolean"),
        "'id' of the event 'org.edx.video.stop' changed from 'boolean' to 'string', which forward compatibility does not allow; "
            + "restore the type, or raise Version to 2");

    [Theory]
    [InlineData(CompatibilityMode.Backward, "backward compatibility")]
    [InlineData(CompatibilityMode.Full, "full compatibility")]
    public Task The_message_names_the_mode(CompatibilityMode mode, string name) => LockTest<LockedTypeMustRemainAnalyzer>
        .Of(
            "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(bool {|#0:Id|});", SomeLock.Stop("id string"), mode)
        .Expecting(
            $"'id' of the event 'org.edx.video.stop' changed from 'string' to 'boolean', which {name} does not allow; "
                + "restore the type, or raise Version to 2")
        .RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("string Id, double Time")]
    [InlineData("string Id, float Time")]
    [InlineData("string Id, decimal Time")]
    [InlineData("string Id, int Time")]
    [InlineData("string Id, double? Time")]
    public Task A_type_with_the_same_values_or_fewer_is_not_reported(string fields) =>
        LockTest<LockedTypeMustRemainAnalyzer>.ReportsNothingFor(
            $"[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop({fields});", SomeLock.Stop("id string;time number"));

    [Fact]
    public Task It_can_be_suppressed() => LockTest<LockedTypeMustRemainAnalyzer>.ReportsNothingFor(
        """
        [TrackedEvent("org.edx.video.stop")]
        #pragma warning disable EVT503
        public sealed partial record Stop(bool Id);
        """,
        SomeLock.Stop("id string"));
}

using EventTracking.Analyzers.Contract;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Generators.Shape;

namespace EventTracking.Analyzers.Tests.Contract;

public sealed class LockedValuesMustRemainTests
{
    private const string Stop = "[TrackedEvent(\"org.edx.video.stop\")] public sealed partial record Stop(";

    [Fact]
    public Task A_new_enum_member_is_reported_there() => LockTest<LockedValuesMustRemainAnalyzer>.Reports(
        Stop + "Reason? Reason); public enum Reason { EndReached, {|#0:Paused|} }",
        SomeLock.Stop("reason enum(end_reached) ?"),
        "'reason' of the event 'org.edx.video.stop' has the new value 'paused', which forward compatibility does not allow; "
            + "update events.lock if all readers accept it, or raise Version to 2");

    [Fact]
    public Task A_new_enum_member_with_another_wire_name_is_reported_there() => LockTest<LockedValuesMustRemainAnalyzer>.Reports(
        Stop + "Reason[] Reasons); public enum Reason { EndReached, [JsonStringEnumMemberName(\"on hold\")] {|#0:Paused|} }",
        SomeLock.Stop("reasons array;reasons[] enum(end_reached)"),
        "'reasons[]' of the event 'org.edx.video.stop' has the new value '\"on hold\"', which forward compatibility does not allow; "
            + "update events.lock if all readers accept it, or raise Version to 2");

    [Fact]
    public Task A_removed_enum_member_is_reported_at_the_enum() => LockTest<LockedValuesMustRemainAnalyzer>
        .Of(
            Stop + "Reason Reason); public enum {|#0:Reason|} { EndReached }", SomeLock.Stop("reason enum(end_reached, paused)"),
            CompatibilityMode.Backward)
        .Expecting(
            "'reason' of the event 'org.edx.video.stop' no longer has the value 'paused', which backward compatibility does not allow; "
                + "update events.lock if all readers accept it, or raise Version to 2")
        .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_new_derived_type_is_reported_at_its_attribute() => LockTest<LockedValuesMustRemainAnalyzer>.Reports(
        Stop + """
        Target Target);
        [JsonDerivedType(typeof(Circle), "circle")] [{|#0:JsonDerivedType(typeof(Square), 2)|}] public abstract record Target;
        public sealed record Circle(double Radius) : Target;
        public sealed record Square(double Side) : Target;
        """,
        SomeLock.Stop("target oneof(\"$type\": circle);target<circle>.radius number"),
        "'target' of the event 'org.edx.video.stop' has the new derived type '2', which forward compatibility does not allow; "
            + "update events.lock if all readers accept it, or raise Version to 2");

    [Fact]
    public Task A_removed_derived_type_is_reported_at_the_base() => LockTest<LockedValuesMustRemainAnalyzer>
        .Of(
            Stop + """
            Target Target);
            [JsonDerivedType(typeof(Circle), "circle")] public abstract record {|#0:Target|};
            public sealed record Circle(double Radius) : Target;
            """,
            SomeLock.Stop("target oneof(\"$type\": circle, square);target<circle>.radius number;target<square>.side number"),
            CompatibilityMode.Backward)
        .Expecting(
            "'target' of the event 'org.edx.video.stop' no longer has the derived type 'square', which backward compatibility does not "
                + "allow; update events.lock if all readers accept it, or raise Version to 2")
        .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_enum_and_the_union_of_another_assembly_are_reported_at_the_field()
    {
        var elsewhere = SomeReferences.Declaring(
            """
            using System.Text.Json.Serialization;
            namespace Elsewhere;
            public enum Reason { EndReached, Paused }
            [JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), "square")] public abstract record Target;
            public sealed record Circle(double Radius) : Target;
            public sealed record Square(double Side) : Target;
            """,
            "Elsewhere");
        var build = await LockedBuild.Of(
            LockedBuild.SomeCompilation(Stop + "Elsewhere.Reason Reason, Elsewhere.Target Target);", elsewhere),
            SomeLock.Of(SomeLock.Stop(
                "reason enum(end_reached);target oneof(\"$type\": circle);target<circle>.radius number")));

        Assert.Equal(["EVT506 Reason", "EVT506 Target"], build.Places);
    }

    [Theory]
    [InlineData("reason enum(end_reached, paused)")]
    [InlineData("reason enum(end_reached, paused, seeked)")]
    [InlineData("reason string")]
    public Task The_same_values_or_fewer_are_not_reported(string locked) => LockTest<LockedValuesMustRemainAnalyzer>.ReportsNothingFor(
        Stop + "Reason Reason); public enum Reason { Paused, EndReached }", SomeLock.Stop(locked));

    [Fact]
    public Task It_can_be_suppressed() => LockTest<LockedValuesMustRemainAnalyzer>.ReportsNothingFor(
        Stop + """
        Reason Reason);
        public enum Reason
        {
            EndReached,
        #pragma warning disable EVT506
            Paused,
        }
        """,
        SomeLock.Stop("reason enum(end_reached)"));
}

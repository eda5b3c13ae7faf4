using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>Events nested in other types.</summary>
public sealed partial class NestedEventTests
{
    [Fact]
    public void An_event_can_be_nested_in_any_kind_of_type() => Assert.Multiple(
        static () => Assert.Equal("""{"a":1}""", Emitted.DataOf(new InAClass.Opened(1))),
        static () => Assert.Equal("""{"a":2}""", Emitted.DataOf(new InAStruct.Opened(2))),
        static () => Assert.Equal("""{"a":3}""", Emitted.DataOf(new InARefStruct.Opened(3))),
        static () => Assert.Equal("""{"a":4}""", Emitted.DataOf(new InARecord.Opened(4))),
        static () => Assert.Equal("""{"a":5}""", Emitted.DataOf(new InARecordStruct.Opened(5))),
        static () => Assert.Equal("""{"a":6}""", Emitted.DataOf(new IInAnInterface.Opened(6))),
        static () => Assert.Equal("""{"a":7}""", Emitted.DataOf(new InAStaticClass.Opened(7))));

    [Fact]
    public void An_event_can_be_nested_in_an_event() =>
        Assert.Equal("""{"within":{"b":1},"a":2}""", Emitted.DataOf(new Outer(new Outer.Inner(1), 2)));

    [Fact]
    public void Private_events_can_be_emitted()
    {
        Assert.Equal("""{"a":1}""", Emitted.DataOf(new Secret(1)));
        Assert.Equal("""{"a":2}""", Emitted.DataOf(InnerSanctum.Emit));
    }

    [Fact]
    public void The_emit_method_of_a_nested_event_is_in_its_namespace() => Assert.Multiple(
        static () => Assert.Equal("hostile.nested.class", Emitted.From(static tracker => tracker.EmitNestedOnce(1)).Name),
        static () => Assert.Equal("hostile.nested.twice", Emitted.From(static tracker => tracker.EmitNestedTwice(1)).Name));

    [TrackedEvent("hostile.nested.private")]
    private sealed partial record Secret(int A);

    /// <summary>A private event in a private type in a public type.</summary>
    private static partial class InnerSanctum
    {
        public static void Emit(Tracker tracker) => new Innermost(2).Emit(tracker);

        [TrackedEvent("hostile.nested.private_in_private")]
        private readonly partial record struct Innermost(int A);
    }
}

internal partial class InAClass
{
    [TrackedEvent("hostile.nested.in_class")]
    public partial record Opened(int A);

    [TrackedEvent("hostile.nested.class")]
    public partial record NestedOnce(int A);

    internal static partial class Deeper
    {
        [TrackedEvent("hostile.nested.twice")]
        internal readonly partial record struct NestedTwice(int A);
    }
}

internal partial struct InAStruct
{
    [TrackedEvent("hostile.nested.in_struct")]
    internal partial record struct Opened(int A);
}

internal ref partial struct InARefStruct
{
    [TrackedEvent("hostile.nested.in_ref_struct")]
    internal partial record struct Opened(int A);
}

internal partial record InARecord
{
    [TrackedEvent("hostile.nested.in_record")]
    internal sealed partial record Opened(int A);
}

internal readonly partial record struct InARecordStruct
{
    [TrackedEvent("hostile.nested.in_record_struct")]
    internal readonly partial record struct Opened(int A);
}

internal partial interface IInAnInterface
{
    [TrackedEvent("hostile.nested.in_interface")]
    internal sealed partial record Opened(int A);
}

internal static partial class InAStaticClass
{
    [TrackedEvent("hostile.nested.in_static_class")]
    internal sealed partial record Opened(int A);
}

[TrackedEvent("hostile.nested.outer")]
internal sealed partial record Outer(Outer.Inner Within, int A)
{
    [TrackedEvent("hostile.nested.inner")]
    internal readonly partial record struct Inner(int B);
}

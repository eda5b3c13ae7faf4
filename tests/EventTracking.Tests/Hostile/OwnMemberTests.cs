using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>Events whose members have the names of the contract's members.</summary>
public sealed class OwnMemberTests
{
    [Fact]
    public void Fields_can_share_names_with_generated_members() => Assert.Equal(
        """{"descriptor":1,"write_data":"a","emit":true,"field_writers":[2]}""",
        Emitted.DataOf(static tracker => tracker.EmitMembersAsFields(1, "a", true, [2])));

    [Fact]
    public void User_methods_are_kept()
    {
        var own = new OwnMethods(1);

        own.Emit();
        OwnMethods.WriteData(own);

        Assert.Equal(2, own.Calls);
        Assert.Equal("""{"number":1}""", Emitted.DataOf(own));
        Assert.Equal("""{"number":1}""", Emitted.DataOf(own.Emit));
    }

    [Fact]
    public void The_contract_is_accessible_despite_members_with_the_same_name() =>
        Assert.Equal("hostile.members.as_fields", TrackedEventRegistry.Find("hostile.members.as_fields")?.Name);

    [Fact]
    public void Events_can_share_names_with_generated_members()
    {
        Assert.Equal("""{"a":1}""", Emitted.DataOf(static tracker => tracker.EmitEmit(1)));
        Assert.Equal("""{"a":2}""", Emitted.DataOf(static tracker => tracker.EmitDescriptor(2)));
        Assert.Equal("""{"a":3}""", Emitted.DataOf(static tracker => tracker.EmitWriteData(3)));
        Assert.Equal("""{"a":[4]}""", Emitted.DataOf(static tracker => tracker.EmitFieldWriters([4])));
        Assert.Equal("""{"a":5}""", Emitted.DataOf(static tracker => tracker.EmitTracker(5)));
    }
}

[TrackedEvent("hostile.members.as_fields")]
internal sealed partial record MembersAsFields(int Descriptor, string WriteData, bool Emit, List<int> FieldWriters);

[TrackedEvent("hostile.members.methods")]
internal sealed partial record OwnMethods(int Number)
{
    internal int Calls { get; private set; }

    public void Emit() => Calls++;

    public static void WriteData(OwnMethods own) => own.Calls++;
}

internal static partial class NamedLikeMembers
{
    [TrackedEvent("hostile.members.emit")]
    internal sealed partial record Emit(int A);

    [TrackedEvent("hostile.members.descriptor")]
    internal readonly partial record struct Descriptor(int A);

    [TrackedEvent("hostile.members.write_data")]
    internal sealed partial record WriteData(int A);

    [TrackedEvent("hostile.members.field_writers")]
    internal sealed partial record FieldWriters(IEnumerable<int> A);

    [TrackedEvent("hostile.members.tracker")]
    internal sealed partial record Tracker(int A);
}

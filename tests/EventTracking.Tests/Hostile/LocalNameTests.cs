using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>Members named like the parameters and locals of generated code.</summary>
public sealed class LocalNameTests
{
    [Fact]
    public void Fields_can_share_names_with_generated_locals() => Assert.Equal(
        """
        {"writer":1,"tracked_event":2,"tracker":3,"mark":4,"exception":5,"value":6,"item":7,"first":8,"emission":9,"bits":10,"rest":11,"lead":12,"type":13,"entry":14,"self":15}
        """,
        Emitted.DataOf(static tracker => tracker.EmitLocals(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)));

    [Fact]
    public void The_receiver_name_avoids_parameter_names() => Assert.Equal(
        """{"tracker":"a","tracker1":"b","this":1}""",
        Emitted.DataOf(static tracker => tracker.EmitReceivers(tracker: "a", tracker1: "b", @this: 1)));

    [Fact]
    public void Nested_members_can_share_names_with_generated_locals() => Assert.Equal(
        """{"value":{"value":{"item":1,"writer":null}},"item":[{"item":2,"writer":"w"}],"entry":{"key":{"item":3,"writer":null}},"mark":2}""",
        Emitted.DataOf(new LocalsBelow(new Value(new Item(1, null)), [new Item(2, "w")], new() { ["key"] = new Item(3, null) })));
}

[TrackedEvent("hostile.locals.all")]
internal readonly partial record struct Locals(
    int writer, int trackedEvent, int tracker, int mark, int exception, int value, int item, int first, int emission,
    int bits, int rest, int lead, int type, int entry, int self);

[TrackedEvent("hostile.locals.receivers")]
internal sealed partial record Receivers(string tracker, string tracker1, int @this);

internal sealed record Value(Item value);

internal readonly record struct Item(int item, string? writer);

[TrackedEvent("hostile.locals.below")]
internal sealed partial record LocalsBelow(Value value, IEnumerable<Item> item, Dictionary<string, Item> entry)
{
    public int mark => item.Count() + value.value.item;
}

namespace EventTracking.Benchmarks.WorkItem.Inputs;

/// <summary>The outline of a course was opened, twelve levels deep.</summary>
/// <param name="Root">The top of the outline.</param>
[TrackedEvent("org.edx.outline.opened")]
public readonly partial record struct OutlineOpened(OutlineItem Root)
{
    public static OutlineOpened Sample => new(Some(12));

    private static OutlineItem Some(int levels) =>
        new($"block-{levels}", levels, levels % 2 == 0, levels == 1 ? [] : [Some(levels - 1), new OutlineItem("leaf", 0, true, [])]);
}

/// <summary>An item of an outline.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Units">How much is in it.</param>
/// <param name="IsOpen">Whether it is shown.</param>
/// <param name="Items">What is below it.</param>
public sealed record OutlineItem(string Title, int Units, bool IsOpen, IReadOnlyList<OutlineItem> Items);

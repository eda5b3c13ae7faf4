using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Diffs;
using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Locking;

/// <summary>Brings a lock up to date with the declared events.</summary>
/// <param name="Text">The new text of the lock.</param>
/// <param name="Written">The changes that the new text includes.</param>
/// <param name="Refused">The changes that it does not include, because the developer must decide about them.</param>
internal sealed record LockUpdate(string Text, IReadOnlyList<EventChange> Written, IReadOnlyList<EventChange> Refused)
{
    /// <summary>Compares a lock with the declared events and edits its text. Lines that do not change stay as they are.</summary>
    /// <param name="path">The path of the lock, for messages.</param>
    /// <param name="text">The text of the lock; empty for a new one.</param>
    /// <param name="declared">The declared events.</param>
    /// <param name="options">What to do about changes that break the contract.</param>
    /// <exception cref="ToolException">The lock cannot be read.</exception>
    public static LockUpdate Of(string path, string text, EventSet declared, LockOptions options)
    {
        var locked = new EventSet(
        [
            .. text.Length == 0 ? [] : LockInput.Parse(path, text).Blocks.Select(block => new EventEntry(block.Shape!, block.State, path)),
        ]);
        var editor = LockEditor.Open(text)
            ?? throw new ToolException($"'{path}' is not a lock: expected '{LockFile.Header}' in its first line.");

        // An event is written as a whole: with one change that is refused, all are.
        var events = EventComparison.Compare(locked, declared)
            .GroupBy(static change => change.EventName, StringComparer.Ordinal)
            .ToLookup(changes => changes.All(options.Accepts));
        foreach (var changes in events[true])
            Apply(editor, changes);
        return new LockUpdate(
            editor.ToString(),
            [.. events[true].SelectMany(static changes => changes)],
            [.. events[false].SelectMany(static changes => changes)]);
    }

    private static void Apply(LockEditor editor, IGrouping<string, EventChange> changes)
    {
        foreach (var declared in changes.Select(static change => change.New).Distinct())
        {
            if (declared is null)
                editor.Retire(changes.Key);
            else
                editor.Set(declared.Shape);
        }
    }
}

/// <summary>Which changes are written into a lock.</summary>
/// <param name="Mode">The compatibility mode.</param>
/// <param name="Retires">Whether events that are no longer declared are marked as retired.</param>
/// <param name="Forces">Whether breaking changes are written without a new version.</param>
internal sealed record LockOptions(CompatibilityMode Mode, bool Retires, bool Forces)
{
    /// <summary>Returns whether a change is written.</summary>
    public bool Accepts(EventChange change) => change.Kind switch
    {
        EventChangeKind.VersionInvalid => false,
        EventChangeKind.EventRemoved => Retires,
        _ => Forces || !change.Breaks(Mode),
    };
}

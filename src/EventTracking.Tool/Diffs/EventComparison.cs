using System.Globalization;
using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Diffs;

/// <summary>Compares two sets of events.</summary>
internal static class EventComparison
{
    /// <summary>
    /// Returns the differences, by event name and version. A lock records all versions of an event; an assembly declares the latest, so the
    /// earlier ones are not missing there.
    /// </summary>
    /// <param name="old">What readers know.</param>
    /// <param name="new">What is written now.</param>
    public static IReadOnlyList<EventChange> Compare(EventSet old, EventSet @new)
    {
        var (before, after) = (Versions(old), Versions(@new));
        return
        [
            .. before.Keys.Union(after.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .SelectMany(name => CompareEvent(before.GetValueOrDefault(name, []), after.GetValueOrDefault(name, []))),
        ];
    }

    private static Dictionary<string, List<EventEntry>> Versions(EventSet events) => events.Entries
        .GroupBy(static entry => entry.Shape.EventName, StringComparer.Ordinal)
        .ToDictionary(
            static versions => versions.Key,
            static versions => versions.OrderBy(static entry => entry.Shape.Version).ToList(),
            StringComparer.Ordinal);

    private static IEnumerable<EventChange> CompareEvent(List<EventEntry> old, List<EventEntry> @new)
    {
        if (old.Count == 0)
            return @new.Select(static entry => new EventChange(EventChangeKind.EventAdded, null, entry));
        if (@new.Count == 0)
            return old[^1].State is LockState.Retired ? [] : [new EventChange(EventChangeKind.EventRemoved, old[^1], null)];
        if (ProblemOf(old[^1], @new) is { } problem)
            return [new EventChange(EventChangeKind.VersionInvalid, old[^1], @new[^1]) { Problem = problem }];

        var compared = @new.TrueForAll(static entry => entry.Parsed is null) ? old.Concat(@new) : @new;
        return compared.Select(static entry => entry.Shape.Version)
            .Distinct()
            .Order()
            .SelectMany(version => CompareVersion(
                old.Find(entry => entry.Shape.Version == version),
                @new.Find(entry => entry.Shape.Version == version),
                Previous(old, @new, version)));
    }

    private static IEnumerable<EventChange> CompareVersion(EventEntry? old, EventEntry? @new, EventEntry? previous)
    {
        if (@new is null)
            return [new EventChange(EventChangeKind.VersionRemoved, old, null)];
        if (old is null)
        {
            return previous is null
                ? [new EventChange(EventChangeKind.VersionAdded, null, @new)]
                : [new EventChange(EventChangeKind.VersionAdded, previous, @new), .. CompareShapes(previous, @new)];
        }

        return (old.State, @new.State) switch
        {
            (LockState.Emitted, LockState.Retired) =>
                [new EventChange(EventChangeKind.EventRetired, old, @new), .. CompareShapes(old, @new)],
            (LockState.Retired, LockState.Emitted) => [new EventChange(EventChangeKind.EventRestored, old, @new)],
            _ => CompareShapes(old, @new),
        };
    }

    private static IEnumerable<EventChange> CompareShapes(EventEntry old, EventEntry @new) =>
        ShapeComparison.Compare(old.Shape, @new.Shape)
            .Select(change => new EventChange(EventChangeKind.ShapeChanged, old, @new) { Change = change });

    private static EventEntry? Previous(List<EventEntry> old, List<EventEntry> @new, int version) =>
        @new.Concat(old).Where(entry => entry.Shape.Version < version).MaxBy(static entry => entry.Shape.Version);

    /// <summary>What is wrong with the latest version, as the rule EVT508 reports it.</summary>
    private static string? ProblemOf(EventEntry locked, List<EventEntry> @new)
    {
        var latest = @new[^1];
        var (lockedVersion, version) = (locked.Shape.Version, latest.Shape.Version);
        if (version < lockedVersion)
            return Text($"is lower than version {lockedVersion}; use {lockedVersion}, or {lockedVersion + 1L} for another shape");
        if (locked.State is LockState.Retired && latest.State is LockState.Emitted && !IsSame(locked, latest))
            return "reuses the name of a retired event for another shape; use another name";
        return version - lockedVersion > 1L && @new.Count(entry => entry.Shape.Version > lockedVersion) < version - lockedVersion
            ? Text($"skips a version, because the latest is {lockedVersion}; use {lockedVersion + 1L}")
            : null;
    }

    private static bool IsSame(EventEntry locked, EventEntry latest) =>
        locked.Shape.Version == latest.Shape.Version && ShapeComparison.Compare(locked.Shape, latest.Shape).Count == 0;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Diffs;

/// <summary>Describes changes in words.</summary>
internal static class ChangeText
{
    /// <summary>Returns the name and version of the event: <c>org.edx.video.stop 2</c>.</summary>
    public static string Event(EventChange change) => string.Create(CultureInfo.InvariantCulture, $"{change.EventName} {change.Version}");

    /// <summary>Returns the change as the predicate of a sentence about its path or, without a path, about the event.</summary>
    public static string Predicate(EventChange change) => change.Kind switch
    {
        EventChangeKind.EventAdded => "is new",
        EventChangeKind.VersionAdded when change.Old is { Shape.Version: var previous } =>
            string.Create(CultureInfo.InvariantCulture, $"is a new version after {previous}"),
        EventChangeKind.VersionAdded => "is a new version",
        EventChangeKind.EventRemoved => "is no longer declared; restore it, or mark it as retired in events.lock",
        EventChangeKind.VersionRemoved => "is no longer in the lock; restore it, because its data still exists",
        EventChangeKind.EventRetired => "is retired",
        EventChangeKind.EventRestored => "is no longer retired",
        EventChangeKind.VersionInvalid => change.Problem!,
        _ => Predicate(change.Change!),
    };

    /// <summary>Returns a change of a shape as the predicate of a sentence about its path.</summary>
    public static string Predicate(ShapeChange change) => change.Kind switch
    {
        ShapeChangeKind.FieldRemoved or ShapeChangeKind.OptionalFieldRemoved when change.NewName is { } name =>
            $"{change.Predicate} ({change.Old}); was it renamed to '{name}'?",
        ShapeChangeKind.FieldRemoved or ShapeChangeKind.OptionalFieldRemoved => $"{change.Predicate} ({change.Old})",
        ShapeChangeKind.FieldAdded => $"{change.Predicate} and always present ({change.New})",
        ShapeChangeKind.OptionalFieldAdded => $"{change.Predicate} and can be absent ({change.New})",
        _ => change.Predicate,
    };

    /// <summary>Returns how a mode judges the change.</summary>
    public static string Judgment(EventChange change, CompatibilityMode mode) =>
        change.Breaks(mode) ? "breaking"
        : change.IsAnnounced ? "new version"
        : change.Kind is EventChangeKind.ShapeChanged ? "compatible"
        : "info";

    /// <summary>Returns the mode as it is configured.</summary>
    public static string Mode(CompatibilityMode mode) => mode.ToString().ToLowerInvariant();

    /// <summary>Returns the totals: <c>2 breaking changes, 1 other (forward compatibility)</c>.</summary>
    public static string Totals(IReadOnlyList<EventChange> changes, CompatibilityMode mode)
    {
        if (changes.Count == 0)
            return "No changes";

        var breaking = changes.Count(change => change.Breaks(mode));
        var others = (changes.Count - breaking).ToString(CultureInfo.InvariantCulture);
        var counts = breaking == 0 ? $"{Count(changes.Count, "change")}, none breaking"
            : breaking == changes.Count ? Count(breaking, "breaking change")
            : $"{Count(breaking, "breaking change")}, {others} other";
        return $"{counts} ({Mode(mode)} compatibility)";
    }

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}

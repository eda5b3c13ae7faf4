using EventTracking.Generators.Shape;
using EventTracking.Tool.Console;
using Spectre.Console;

namespace EventTracking.Tool.Diffs;

/// <summary>Writes changes for people: each event with its changes, then the totals.</summary>
internal static class TextReport
{
    private const string Indentation = "  ";

    /// <summary>Writes the judgment of a compatibility mode about each change, and the totals.</summary>
    public static void Write(IReadOnlyList<EventChange> changes, CompatibilityMode mode, ToolConsole console)
    {
        Write(changes, mode, change => ChangeText.Judgment(change, mode), change => change.Breaks(mode), console);
        console.Results.WriteLine($"{ChangeText.Totals(changes, mode)}.");
    }

    /// <summary>Writes changes with a label each.</summary>
    public static void Write(
        IReadOnlyList<EventChange> changes,
        CompatibilityMode mode,
        Func<EventChange, string> label,
        Func<EventChange, bool> isFinding,
        ToolConsole console)
    {
        foreach (var group in changes.GroupBy(ChangeText.Event, StringComparer.Ordinal))
        {
            console.Results.WriteLine(ToolConsole.Printable(group.Key), new Style(decoration: Decoration.Bold));
            foreach (var change in group)
            {
                var subject = change.Path.Length > 0 ? $"{change.Path} " : "";
                var style = new Style(isFinding(change) ? Color.Red : Color.Default);
                console.Results.Write(new Text($"{Indentation}{label(change),-11}  ", style));
                console.Results.WriteLine(ToolConsole.Printable($"{change.Rule(mode),-6}  {subject}{ChangeText.Predicate(change)}"));
            }

            console.Results.WriteLine();
        }
    }
}

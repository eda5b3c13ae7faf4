using System.Globalization;
using System.Text;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Exporting;

namespace EventTracking.Tool.Diffs;

/// <summary>Writes changes as a comment on a pull request.</summary>
internal static class MarkdownReport
{
    /// <summary>The hosts of comments accept about 65,000 characters.</summary>
    private const int MaxCharacters = 60_000;

    public static string Write(IReadOnlyList<EventChange> changes, CompatibilityMode mode)
    {
        var text = new StringBuilder("### Tracked events: ").Append(Lower(ChangeText.Totals(changes, mode))).Append('\n');
        if (changes.Count == 0)
            return text.ToString();

        text.Append("\n| | event | field | change | rule |\n|---|---|---|---|---|\n");
        var (written, advice) = (0, Advice(changes, mode));
        foreach (var row in changes.OrderByDescending(change => change.Breaks(mode)).Select(change => Row(change, mode)))
        {
            if (text.Length + row.Length + advice.Length > MaxCharacters)
                break;
            text.Append(row);
            written++;
        }

        if (written < changes.Count)
            text.Append(CultureInfo.InvariantCulture, $"\nand {changes.Count - written} more; see `dotnet events diff`.\n");
        return text.Append(advice).ToString();
    }

    private static string Row(EventChange change, CompatibilityMode mode)
    {
        var field = change.Path.Length > 0 ? MarkdownText.CodeInTable(change.Path) : "";
        var mark = change.Breaks(mode) ? ":x: breaking" : ChangeText.Judgment(change, mode);
        return $"| {mark} | {MarkdownText.CodeInTable(ChangeText.Event(change))} | {field} "
            + $"| {MarkdownText.Escape(ChangeText.Predicate(change))} | {change.Rule(mode)} |\n";
    }

    private static string Advice(IReadOnlyList<EventChange> changes, CompatibilityMode mode) => changes.Any(change => change.Breaks(mode))
        ? "\nTo keep readers of the data working, undo the breaking changes, or raise `Version` in `[TrackedEvent]`, "
            + "so that readers can distinguish old data from new.\n"
        : "";

    private static string Lower(string text) => text.StartsWith("No", StringComparison.Ordinal) ? $"no{text[2..]}" : text;
}

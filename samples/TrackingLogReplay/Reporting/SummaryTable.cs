using System.Globalization;
using Spectre.Console;

namespace TrackingLogReplay.Reporting;

/// <summary>The table of what was emitted, the most frequent name first.</summary>
internal static class SummaryTable
{
    public static Table Of(IReadOnlyDictionary<string, Tally> byName)
    {
        var table = new Table().AddColumn("event").AddColumns(Numbers("count"), Numbers("typed"), Numbers("untyped"));
        foreach (var (name, tally) in byName.OrderByDescending(static entry => entry.Value.Total).ThenBy(static entry => entry.Key, StringComparer.Ordinal))
            table.AddRow(new Text(StandardError.Printable(name)), Number(tally.Total), Number(tally.Typed), Number(tally.Untyped));
        return table;
    }

    private static TableColumn Numbers(string header) => new TableColumn(header).RightAligned();

    private static Text Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));
}

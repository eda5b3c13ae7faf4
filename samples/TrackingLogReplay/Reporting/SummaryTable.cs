using System.Globalization;
using Spectre.Console;

namespace TrackingLogReplay.Reporting;

/// <summary>The table of emitted events by name, most frequent first.</summary>
internal static class SummaryTable
{
    public static Table Of(IReadOnlyDictionary<string, Tally> byName)
    {
        var table = new Table().AddColumn("event").AddColumns(Numbers("count"), Numbers("typed"), Numbers("untyped"));
        var rows = byName.OrderByDescending(static entry => entry.Value.Total).ThenBy(static entry => entry.Key, StringComparer.Ordinal);
        foreach (var (name, tally) in rows)
            table.AddRow(new Text(StandardError.Printable(name)), Number(tally.Total), Number(tally.Typed), Number(tally.Untyped));
        return table;
    }

    private static TableColumn Numbers(string header) => new TableColumn(header).RightAligned();

    private static Text Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));
}

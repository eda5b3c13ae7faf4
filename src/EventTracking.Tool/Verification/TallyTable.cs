using System.Globalization;
using EventTracking.Tool.Console;
using Spectre.Console;

namespace EventTracking.Tool.Verification;

/// <summary>The table of lines by event.</summary>
internal static class TallyTable
{
    /// <summary>The number of undeclared events that have a row; those with the most lines are shown.</summary>
    private const int MaxUnknownRows = 20;

    public static Table Of(LineTally tally)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("Event")
            .AddColumns(Numbers("Lines"), Numbers("Valid"), Numbers("Invalid"), Numbers("Unknown"));
        var unknown = tally.ByName.Where(static entry => entry.Value.Unknown > 0).OrderByDescending(static entry => entry.Value.Unknown)
            .ThenBy(static entry => entry.Key, StringComparer.Ordinal).ToList();
        var others = Sum([.. unknown.Skip(MaxUnknownRows).Select(static entry => entry.Value), tally.OtherNames]);

        var declared = tally.ByName.Where(static entry => entry.Value.Unknown == 0);
        foreach (var (name, counts) in declared.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
            AddRow(table, name, counts);
        foreach (var (name, counts) in unknown.Take(MaxUnknownRows))
            AddRow(table, name, counts);
        if (others.Lines > 0)
            AddRow(table, "(other unknown events)", others);
        if (tally.NotEvents.Lines > 0)
            AddRow(table, "(not an event)", tally.NotEvents);
        AddRow(table, "Total", Sum([.. tally.ByName.Select(static entry => entry.Value), tally.OtherNames, tally.NotEvents]));
        return table;
    }

    private static LineCounts Sum(IEnumerable<LineCounts> counts)
    {
        var sum = new LineCounts();
        foreach (var part in counts)
            sum.Add(part);
        return sum;
    }

    private static void AddRow(Table table, string name, LineCounts counts) => table.AddRow(
        new Text(ToolConsole.Printable(name).ReplaceLineEndings("\uFFFD")),
        Number(counts.Lines), Number(counts.Valid), Number(counts.Invalid), Number(counts.Unknown));

    private static TableColumn Numbers(string header) => new TableColumn(header).RightAligned();

    private static Text Number(long number) => new(number.ToString("N0", CultureInfo.InvariantCulture));
}

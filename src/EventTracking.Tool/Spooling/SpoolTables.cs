using System.Globalization;
using EventTracking.Tool.Console;
using Spectre.Console;

namespace EventTracking.Tool.Spooling;

/// <summary>The tables of what a spool contains.</summary>
internal static class SpoolTables
{
    /// <summary>Returns a row for each event name.</summary>
    public static Table ByName(SpoolContent content)
    {
        var table = Create("Event");
        foreach (var (name, events) in content.Names)
            AddRow(table, name, events, events.LineBytes);
        AddRow(table, "Total", content.Total, content.Total.LineBytes);
        return table;
    }

    /// <summary>Returns a row for each file.</summary>
    public static Table ByFile(SpoolContent content)
    {
        var table = Create("File");
        foreach (var (file, events) in content.Files)
            AddRow(table, Path.GetFileName(file.Path), events, file.Bytes);
        return table;
    }

    private static Table Create(string first) => new Table().Border(TableBorder.Simple)
        .AddColumn(first)
        .AddColumns(Numbers("Events"), Numbers("Pending"), Numbers("Bytes"))
        .AddColumns("Oldest", "Newest");

    private static void AddRow(Table table, string title, SpoolTotals events, long bytes) => table.AddRow(
        new Text(ToolConsole.Printable(title).ReplaceLineEndings("\uFFFD")),
        Number(events.Count), Number(events.Pending), Number(bytes), Time(events.Oldest), Time(events.Newest));

    private static TableColumn Numbers(string header) => new TableColumn(header).RightAligned();

    private static Text Number(long number) => new(number.ToString("N0", CultureInfo.InvariantCulture));

    private static Text Time(DateTimeOffset? time) => new(time?.UtcDateTime.ToString("u", CultureInfo.InvariantCulture) ?? "");
}

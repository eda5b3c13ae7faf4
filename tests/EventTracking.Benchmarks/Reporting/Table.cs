using System.Text;

namespace EventTracking.Benchmarks.Reporting;

/// <summary>A table of text, aligned for the console, which is Markdown at the same time.</summary>
/// <param name="columns">The titles. All columns but the first stand to the right.</param>
internal sealed class Table(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public Table Row(params string[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    public override string ToString()
    {
        var widths = columns.Select((title, i) => _rows.Select(row => row[i].Length).Append(title.Length).Append(2).Max()).ToArray();
        var text = new StringBuilder();
        Append(text, columns, widths);
        text.Append('|');
        for (var i = 0; i < columns.Length; i++)
            text.Append(i == 0 ? $" {new string('-', widths[i])} |" : $" {new string('-', widths[i] - 1)}: |");
        text.Append('\n');
        foreach (var row in _rows)
            Append(text, row, widths);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths)
    {
        text.Append('|');
        for (var i = 0; i < cells.Length; i++)
            text.Append($" {(i == 0 ? cells[i].PadRight(widths[i]) : cells[i].PadLeft(widths[i]))} |");
        text.Append('\n');
    }
}

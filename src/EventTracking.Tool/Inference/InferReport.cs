using System.Globalization;
using EventTracking.Tool.Console;
using EventTracking.Tool.Inference.Lines;
using EventTracking.Tool.Inference.Proposals;
using EventTracking.Tool.Inference.Statistics;
using Spectre.Console;

namespace EventTracking.Tool.Inference;

/// <summary>Reports what was proposed, and which lines exceeded the limits.</summary>
/// <param name="console">The streams of the command.</param>
internal sealed class InferReport(ToolConsole console)
{
    /// <summary>Writes a table of the events to standard output, then totals to standard error.</summary>
    public void Write(Proposal proposal, EventLines lines, LogStatistics statistics)
    {
        console.Results.Write(TableOf(proposal));
        foreach (var message in Limits(statistics).Concat(Paths(proposal)))
            console.WriteMessage(message);
        console.WriteMessage(string.Create(
            CultureInfo.InvariantCulture,
            $"{lines.EventCount + lines.RejectedCount} lines: {lines.EventCount} events ({lines.DeclaredCount} declared), "
            + $"{lines.RejectedCount} not events."));
    }

    private static Table TableOf(Proposal proposal)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("Event", "Record")
            .AddColumn(new TableColumn("Fields").RightAligned())
            .AddColumn(new TableColumn("Lines").RightAligned());
        foreach (var proposed in proposal.Events.Where(static proposed => !proposed.IsPath))
            AddRows(table, proposed);

        var paths = proposal.Events.Where(static proposed => proposed.IsPath).ToList();
        if (paths.Count > 0)
        {
            table.AddRow(
                new Text(Invariant($"({paths.Count} URL paths)")),
                new Text($"{ReservedNames.PathsFile}.cs"),
                new Text(""),
                Number(paths.Sum(static path => path.LineCount)));
        }

        return table;
    }

    private static void AddRows(Table table, ProposedEvent proposed)
    {
        var name = new Text(ToolConsole.Printable(proposed.EventName).Replace('\n', '\uFFFD'));
        if (proposed.Record is { } record)
            table.AddRow(name, new Text(record.TypeName), Number(record.Fields.Count), Number(record.LineCount));
        if (proposed.Json is { } json)
        {
            var lineCount = proposed.LineCount - (proposed.Record?.LineCount ?? 0);
            table.AddRow(name, new Text($"{json.TypeName}: {json.Reason}"), new Text(""), Number(lineCount));
        }
    }

    private static IEnumerable<string> Limits(LogStatistics statistics)
    {
        if (statistics.SkippedLines > 0)
        {
            yield return Invariant(
                $"More than {InferenceLimits.MaxEvents} event names: {statistics.SkippedLines} lines with further names were skipped.");
        }

        if (statistics.SkippedPathLines > 0)
        {
            yield return Invariant(
                $"More than {InferenceLimits.MaxPaths} event names are URL paths: their {statistics.SkippedPathLines} lines were skipped.");
        }

        if (statistics.HasTooManyPlaces)
        {
            yield return Invariant(
                $"The data has more than {InferenceLimits.MaxPlaces} different fields: objects with more are proposed as JsonElement.");
        }
    }

    private static IEnumerable<string> Paths(Proposal proposal)
    {
        if (proposal.Events.Any(static proposed => proposed.IsPath))
            yield return $"Names that are URL paths are in {ReservedNames.PathsFile}.cs. Delete it to keep emitting these events untyped.";
    }

    private static Text Number(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

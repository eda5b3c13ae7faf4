using System.CommandLine;
using System.Globalization;
using EventTracking.Generators.Contract;
using EventTracking.Tool.Console;
using EventTracking.Tool.Emissions;
using EventTracking.Tool.Inputs;
using Spectre.Console;

namespace EventTracking.Tool.Commands;

/// <summary><c>dotnet events list</c>: a table of the events.</summary>
internal static class ListCommand
{
    private const int MaxSites = 3;

    public static Command Create(ToolConsole console)
    {
        var inputs = InputArguments.Inputs();
        var command = new ToolCommand(
            "list",
            "Lists the events: versions, fields, whether they are documented, and where they are emitted.",
            """
            "Documented" is "partly" if the event has a doc comment, but one of its fields does not. An event
            is emitted by a call of its Emit or Emit{Name} method, or of Tracker.Emit, in the assemblies of the
            inputs or beside them. Files and lines are found through portable debugging symbols (.pdb).
            "never" means that no such call was found. Calls in generic methods that get the event are found at
            their callers; calls by reflection, or in generic classes that get the event, are not found.

            Examples:
              dotnet events list
              dotnet events list src/Shop/Shop.csproj
              dotnet events list artifacts/publish
              dotnet events list git:v1.0
            """) { inputs };
        command.SetAction(parsed => List(EventInputs.Load(parsed.GetRequiredValue(inputs)), console));
        return command;
    }

    private static int List(EventSet events, ToolConsole console)
    {
        var sites = EmissionFinder.Find(events);
        var table = new Table().Border(TableBorder.Simple).AddColumns("Event", "Version", "Fields", "Assembly", "Documented", "Emitted");
        foreach (var entry in events.Entries)
        {
            var shape = entry.Shape;
            table.AddRow(
                new Text(ToolConsole.Printable(shape.EventName)),
                new Text(shape.Version.ToString(CultureInfo.InvariantCulture)),
                new Text(shape.Data.Fields.Count.ToString(CultureInfo.InvariantCulture)),
                new Text(shape.Owner?.Assembly ?? ""),
                new Text(entry.Parsed is null ? "" : Documented(entry)),
                new Text(ToolConsole.Printable(Emitted(entry, sites.Of(entry)))));
        }

        console.Results.Write(table);
        return ExitCode.Success;
    }

    private static string Documented(EventEntry entry) =>
        entry.Shape.Documentation is null ? "no"
        : entry.Shape.Data.Fields.Any(static field => field.Documentation is null) ? "partly"
        : "yes";

    private static string Emitted(EventEntry entry, IReadOnlyList<Emission>? sites)
    {
        if (sites is null)
            return entry.State is LockState.Retired ? "retired" : "";
        if (sites.Count == 0)
            return "never";

        var more = sites.Count > MaxSites ? string.Create(CultureInfo.InvariantCulture, $" and {sites.Count - MaxSites} more") : "";
        return string.Join(", ", sites.Take(MaxSites).Select(static site => site.LocationFrom(Environment.CurrentDirectory))) + more;
    }
}

using System.CommandLine;
using System.Globalization;
using EventTracking.Tool.Console;
using EventTracking.Tool.Inputs;
using Spectre.Console;

namespace EventTracking.Tool.Commands;

/// <summary><c>dotnet events list</c>: a table of the events.</summary>
internal static class ListCommand
{
    public static Command Create(ToolConsole console)
    {
        var inputs = InputArguments.Inputs();
        var command = new Command("list", "Lists the events.") { inputs };
        command.SetAction(parsed => List(EventInputs.Load(parsed.GetRequiredValue(inputs)), console));
        return command;
    }

    private static int List(EventSet events, ToolConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Event", "Version", "Fields", "Assembly", "Documented");
        foreach (var entry in events.Entries)
        {
            var shape = entry.Shape;
            table.AddRow(
                new Text(ToolConsole.Printable(shape.EventName)),
                new Text(shape.Version.ToString(CultureInfo.InvariantCulture)),
                new Text(shape.Data.Fields.Count.ToString(CultureInfo.InvariantCulture)),
                new Text(shape.Owner?.Assembly ?? ""),
                new Text(shape.Documentation is null ? "no" : "yes"));
        }

        console.Results.Write(table);
        return ExitCode.Success;
    }
}

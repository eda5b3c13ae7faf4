using System.CommandLine;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Console;
using EventTracking.Tool.Exporting;
using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Commands;

/// <summary><c>dotnet events export</c>: writes the events in formats that other tools read.</summary>
internal static class ExportCommand
{
    public static Command Create(ToolConsole console)
    {
        var formats = new Argument<string[]>("format")
        {
            Arity = ArgumentArity.OneOrMore,
            HelpName = "format",
            Description = "One or more formats.",
        };
        formats.AcceptOnlyFromAmong([.. ExportFormat.All.Select(static format => format.Name)]);
        var output = new Option<string>("--output", "-o")
        {
            Required = true,
            HelpName = "folder",
            Description = "The folder to write to. Files that an export wrote earlier are replaced, all others are kept.",
        };
        var events = InputArguments.Events();
        var command = new ToolCommand(
            "export",
            "Writes schemas, types, SQL views or documentation of the events.",
            $"""
            Formats:
            {string.Join('\n', ExportFormat.All.Select(static format => $"  {format.Name,-14}{format.Description}"))}

            Earlier versions are read from the lock next to a project, or from a lock file among the inputs.
            The output depends only on the events, so it can be committed and compared. Only the files that the
            command lists are written.

            Examples:
              dotnet events export typescript -o web/src
              dotnet events export json-schema asyncapi -o contract --events src/Shop/Shop.csproj
              dotnet events export sql-postgres -o db --events contract/events.lock
            """) { formats, output, events };
        command.SetAction(parsed => Export(
            [.. parsed.GetRequiredValue(formats).Distinct(StringComparer.Ordinal).Select(ExportFormat.Find)],
            EventHistory.Load(parsed.GetValue(events) ?? []),
            parsed.GetRequiredValue(output),
            console));
        return command;
    }

    private static int Export(IReadOnlyList<ExportFormat> formats, EventSet events, string folder, ToolConsole console)
    {
        DataShape[] shapes = [.. events.Entries.Select(static entry => entry.Shape)];
        ExportFile[] files = [.. formats.SelectMany(format => format.Export(shapes))];
        OutputFolder.Write(folder, files);
        foreach (var file in files)
            console.Output.WriteLine(Path.Combine(folder, file.Path));
        return ExitCode.Success;
    }
}

using System.CommandLine;
using EventTracking.Tool.Catalog;
using EventTracking.Tool.Console;
using EventTracking.Tool.Exporting;
using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Commands;

/// <summary><c>dotnet events catalog</c>: a page for the readers of the data.</summary>
internal static class CatalogCommand
{
    private const string FileName = "index.html";

    public static Command Create(ToolConsole console)
    {
        var inputs = InputArguments.Inputs();
        var output = new Option<string>("--output", "-o")
        {
            Required = true,
            HelpName = "folder",
            Description = $"The folder for {FileName}. It is created if it does not exist.",
        };
        var title = new Option<string>("--title") { Description = "The title of the page." };
        var command = new ToolCommand(
            "catalog",
            "Writes a page about the events, as one HTML file that needs no server and makes no request.",
            """
            The page has a search over names, fields and doc comments. For each event, it shows the fields, an
            example, the differences between versions, the lines that emit it, SQL views and the JSON Schema.

            Earlier versions are read from the lock next to a project, or from a lock file among the inputs.
            Doc comments are read from the XML file that the compiler writes if the project sets
            GenerateDocumentationFile to true.

            Examples:
              dotnet events catalog -o site
              dotnet events catalog src/Shop/Shop.csproj src/Billing/Billing.csproj -o site
              dotnet events catalog bin/Release/net10.0/Shop.dll events.lock -o site --title "Our events"
            """)
        {
            inputs, output, title,
        };
        command.SetAction(parsed => Write(
            CatalogBuilder.Build(EventHistory.Load(parsed.GetRequiredValue(inputs)), parsed.GetValue(title)),
            parsed.GetRequiredValue(output),
            console));
        return command;
    }

    private static int Write(CatalogData data, string folder, ToolConsole console)
    {
        OutputFolder.Write(folder, [new ExportFile(FileName, CatalogPage.Write(data))]);
        console.Output.WriteLine(Path.Combine(folder, FileName));
        return ExitCode.Success;
    }
}

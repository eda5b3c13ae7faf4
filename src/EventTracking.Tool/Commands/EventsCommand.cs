using System.CommandLine;
using System.CommandLine.Invocation;
using EventTracking.Tool.Console;

namespace EventTracking.Tool.Commands;

/// <summary>The command <c>dotnet events</c> with its subcommands.</summary>
internal static class EventsCommand
{
    /// <summary>Runs a command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Invoke(string[] args, ToolConsole console)
    {
        var parsed = Create(console).Parse(args);
        if (parsed.Action is ParseErrorAction errors)
            errors.ShowHelp = false;

        try
        {
            var exitCode = parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = console.Output,
                Error = console.Messages.Profile.Out.Writer,
            });
            return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
        }
        catch (Exception exception) when (exception is ToolException or IOException or UnauthorizedAccessException)
        {
            console.WriteMessage($"Error: {exception.Message}");
            return ExitCode.Failure;
        }
    }

    private static RootCommand Create(ToolConsole console) =>
        new("Works with the contract of tracked events: locks, compares, exports and documents their shapes, and checks logs against them.")
        {
            ExportCommand.Create(console),
            ListCommand.Create(console),
            VerifyCommand.Create(console),
        };
}

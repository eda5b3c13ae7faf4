using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using EventTracking.Tool.Console;

namespace EventTracking.Tool.Commands;

/// <summary>The command <c>dotnet events</c> with its subcommands.</summary>
internal static class EventsCommand
{
    private const string Details = """
        Inputs are projects (built first), assemblies, folders, lock files, and git:REV[:PATH] for a lock file
        in history. Assemblies are read as metadata: your application is neither loaded nor run.

        Exit codes:
          0  done
          1  findings: a breaking change, an outdated lock, an invalid line of a log, a damaged spool
          2  the command line is invalid
          3  an input cannot be read, or an output cannot be written

        Start with:
          dotnet events list
          dotnet events lock
          dotnet events COMMAND --help
        """;

    /// <summary>Runs a command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Invoke(string[] args, ToolConsole console)
    {
        var parsed = Create(console).Parse(args.Length > 0 ? args : ["--help"]);
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
            return parsed.Errors.Count > 0 || args.Length == 0 ? ExitCode.Usage : exitCode;
        }
        catch (Exception exception)
            when (exception is ToolException or IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            console.WriteMessage($"Error: {exception.Message}");
            return ExitCode.Failure;
        }
    }

    private static RootCommand Create(ToolConsole console)
    {
        var root = new RootCommand("Records, compares, exports and documents the events of .NET projects, and checks logs against them.")
        {
            ListCommand.Create(console),
            LockCommand.Create(console),
            DiffCommand.Create(console),
            ExportCommand.Create(console),
            CatalogCommand.Create(console),
            VerifyCommand.Create(console),
            InferCommand.Create(console),
            SpoolCommand.Create(console),
        };

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ToolHelp((HelpAction)help.Action!, Details);
        return root;
    }
}

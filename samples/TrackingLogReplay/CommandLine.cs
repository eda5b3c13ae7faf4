using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using TrackingLogReplay.Input;

namespace TrackingLogReplay;

/// <summary>The parsed command line.</summary>
internal sealed record ReplayRequest(IReadOnlyList<string> Logs, string? Output, bool IsStrict);

/// <summary>Parses the command line. Invalid arguments are rejected before anything is written.</summary>
internal static class CommandLine
{
    private static readonly Argument<string[]> Logs = new("logs")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Paths of the logs, or - for standard input. Files ending in .gz are decompressed.",
    };

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "The file to append the events to. Default: standard output.",
    };

    private static readonly Option<bool> Strict = new("--strict") { Description = "Exit with 1 if a line was rejected." };

    /// <summary>Parses the command line and runs the replay.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="replay">Runs the replay and returns the exit code.</param>
    /// <returns>The exit code of the process.</returns>
    public static int Invoke(string[] args, Func<ReplayRequest, int> replay)
    {
        var command = new RootCommand("Re-emits the events of edX tracking logs as JSON Lines.") { Logs, Output, Strict };
        command.Validators.Add(RejectMissingLogs);
        command.Validators.Add(RejectLogAsOutput);
        command.SetAction(parsed =>
            replay(new ReplayRequest(parsed.GetRequiredValue(Logs), parsed.GetValue(Output), parsed.GetValue(Strict))));

        var parsed = command.Parse(args);
        if (parsed.Action is ParseErrorAction errorAction)
            errorAction.ShowHelp = false;
        var exitCode = parsed.Invoke();
        return parsed.Errors.Count > 0 ? ExitCode.Invalid : exitCode;
    }

    private static void RejectMissingLogs(CommandResult result)
    {
        foreach (var log in PathsIn(result).Where(static log => !File.Exists(log)))
            result.AddError($"File not found: '{log}'.");
    }

    private static void RejectLogAsOutput(CommandResult result)
    {
        if (result.GetValue(Output) is { Length: > 0 } output
            && PathsIn(result).Select(Path.GetFullPath).Contains(Path.GetFullPath(output), StringComparer.Ordinal))
        {
            result.AddError($"The output file '{output}' is one of the logs. Choose another file.");
        }
    }

    private static IEnumerable<string> PathsIn(CommandResult result) =>
        (result.GetValue(Logs) ?? []).Where(static log => log != LogFile.StandardInput);
}

using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using TrackingLogReplay.Input;

namespace TrackingLogReplay;

/// <summary>What the user asks for.</summary>
internal sealed record Request(IReadOnlyList<string> Logs, string? Output, bool IsStrict);

/// <summary>Reads the command line, and refuses what cannot be done before anything is written.</summary>
internal static class CommandLine
{
    private static readonly Argument<string[]> Logs = new("logs")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "The logs: paths, or - for standard input; what ends in .gz is decompressed.",
    };

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "The file that the events are appended to; standard output unless given.",
    };

    private static readonly Option<bool> Strict = new("--strict") { Description = "Exit with 1 when a line was rejected." };

    /// <summary>Does what the command line says.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="replay">The work.</param>
    /// <returns>The exit code of the process.</returns>
    public static int Invoke(string[] args, Func<Request, int> replay)
    {
        var command = new RootCommand("Re-emits every event of edX tracking logs through a tracker, as JSON Lines.") { Logs, Output, Strict };
        command.Validators.Add(RefuseMissingLogs);
        command.Validators.Add(RefuseToWriteIntoALog);
        command.SetAction(parsed => replay(new Request(parsed.GetRequiredValue(Logs), parsed.GetValue(Output), parsed.GetValue(Strict))));

        var parsed = command.Parse(args);
        if (parsed.Action is ParseErrorAction refusal)
            refusal.ShowHelp = false;
        var exitCode = parsed.Invoke();
        return parsed.Errors.Count > 0 ? ExitCode.Refused : exitCode;
    }

    private static void RefuseMissingLogs(CommandResult result)
    {
        foreach (var log in PathsIn(result).Where(static log => !File.Exists(log)))
            result.AddError($"There is no file '{log}'.");
    }

    private static void RefuseToWriteIntoALog(CommandResult result)
    {
        if (result.GetValue(Output) is { Length: > 0 } output && PathsIn(result).Select(Path.GetFullPath).Contains(Path.GetFullPath(output)))
            result.AddError($"The file '{output}' is one of the logs. Write the events to another one.");
    }

    private static IEnumerable<string> PathsIn(CommandResult result) =>
        (result.GetValue(Logs) ?? []).Where(static log => log != LogFile.StandardInput);
}

using System.CommandLine;
using System.Globalization;
using EventTracking.Tool.Console;
using EventTracking.Tool.Inputs;
using EventTracking.Tool.Logs;
using EventTracking.Tool.Verification;

namespace EventTracking.Tool.Commands;

/// <summary><c>dotnet events verify</c>: checks logs against the shapes of their events.</summary>
internal static class VerifyCommand
{
    private const int DefaultMaxMessages = 100;

    private const string Description = """
        Checks logs against the shapes of their events.

        A line is checked against the version in its field "version"; without one, against every version of its event. The findings are:
        lines that are not JSON, not objects or have no name, lines longer than 16 MiB, and fields that are missing, duplicate or not of
        their type. Each is written as file:line: event: path: expected X but found Y. A table of lines by event follows. Blank lines
        are ignored. Fields that a shape does not know are valid, because a later version may have added them.
        """;

    public static Command Create(ToolConsole console)
    {
        var logs = InputArguments.Logs();
        var events = InputArguments.Events();
        var strict = new Option<bool>("--strict")
        {
            Description = "Also report events that are not declared, and fields that the shape or the line format does not know.",
        };
        var maxMessages = new Option<int>("--max-messages")
        {
            Description = "The number of findings that are written; further ones are only counted.",
            DefaultValueFactory = static _ => DefaultMaxMessages,
        };
        maxMessages.Validators.Add(result =>
        {
            if (result.GetValue(maxMessages) < 0)
                result.AddError("--max-messages must not be negative.");
        });
        var command = new Command("verify", Description) { logs, events, strict, maxMessages };
        command.SetAction(parsed => Verify(
            parsed.GetRequiredValue(logs),
            EventInputs.Load(parsed.GetValue(events) ?? []),
            parsed.GetValue(strict) ? Strictness.Strict : Strictness.Compatible,
            parsed.GetValue(maxMessages),
            console));
        return command;
    }

    private static int Verify(string[] logs, EventSet events, Strictness strictness, int maxMessages, ToolConsole console)
    {
        var verifier = new LineVerifier(events.Entries.Select(static entry => entry.Shape), strictness);
        var verification = new LogVerification(verifier, strictness, maxMessages, console);
        var isComplete = LogFiles.ReadAll(logs, console, verification.Verify);
        if (verification.FindingCount - maxMessages is > 0 and var more)
            console.WriteResult(string.Create(CultureInfo.InvariantCulture, $"{more:N0} more findings"));
        console.Results.Write(TallyTable.Of(verification.Tally));
        if (!isComplete)
            return ExitCode.Failure;
        return verification.FindingCount > 0 ? ExitCode.Findings : ExitCode.Success;
    }
}

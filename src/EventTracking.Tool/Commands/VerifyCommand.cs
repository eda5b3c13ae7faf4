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

    public static Command Create(ToolConsole console)
    {
        var logs = InputArguments.Logs();
        var events = InputArguments.Events();
        var strict = new Option<bool>("--strict")
        {
            Description = "Also report events and fields that are not declared.",
        };
        var maxMessages = new Option<int>("--max-messages")
        {
            Description = "The maximum number of findings to write. The rest are only counted.",
            HelpName = "N",
            DefaultValueFactory = static _ => DefaultMaxMessages,
        };
        maxMessages.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] }])
                result.AddError("--max-messages must not be negative.");
        });
        var command = new ToolCommand(
            "verify",
            "Checks logs against the shapes of their events.",
            $"""
            A line is checked against the version in its field "version"; without one, against every version
            of its event. Each finding is written as
              file:line: event: path: expected X but found Y
            and a table of the lines by event follows. Earlier versions are read from the lock next to a
            project, or from a lock file among the inputs.

            Findings:
              - a field that is missing, duplicate or not of its type, in the data or in the line itself
              - a line that is not JSON, not an object or has no name, or is longer than {LogReader.MaxLineBytes / (1024 * 1024)} MiB
            With --strict also:
              - an event that is not declared; without --strict, it is only counted
              - a field that is not declared; without --strict, it may come from a later version
            Blank lines are ignored. A log that cannot be read is reported, the others are still checked, and
            the exit code is 3.

            Examples:
              dotnet events verify tracking.log
              dotnet events verify logs/*.gz --events src/Shop/Shop.csproj --strict
              zstdcat tracking.log.zst | dotnet events verify - --events events.lock
            """) { logs, events, strict, maxMessages };
        command.SetAction(parsed => Verify(
            parsed.GetRequiredValue(logs),
            EventHistory.Load(parsed.GetValue(events) ?? []),
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

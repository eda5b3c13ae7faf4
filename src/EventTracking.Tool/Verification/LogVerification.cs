using System.Globalization;
using EventTracking.Tool.Console;
using EventTracking.Tool.Logs;

namespace EventTracking.Tool.Verification;

/// <summary>Checks logs, writes a message for each finding up to a limit, and counts lines by event.</summary>
internal sealed class LogVerification(LineVerifier verifier, Strictness strictness, int maxMessages, ToolConsole console)
{
    private readonly Mismatch _mismatch = new();

    /// <summary>Gets the lines by event.</summary>
    public LineTally Tally { get; } = new();

    /// <summary>Gets the number of findings.</summary>
    public long FindingCount { get; private set; }

    /// <summary>Checks every line of a log. Blank lines are ignored.</summary>
    public void Verify(LogReader log)
    {
        while (log.TryRead(out var line))
        {
            if (line.IsTooLong)
                Reject(log, line.Number);
            else if (!line.IsBlank)
                Verify(log, line);
        }
    }

    private void Verify(LogReader log, LogLine line)
    {
        // A description is built while the line is checked, so it is requested before the outcome is known.
        var mismatch = FindingCount < maxMessages ? _mismatch : null;
        mismatch?.Clear();
        var verdict = verifier.Verify(line.Utf8, mismatch);
        Tally.Add(verdict);
        if (verdict.Outcome is LineOutcome.Invalid or LineOutcome.NotAnEvent
            || (verdict.Outcome is LineOutcome.Unknown && strictness is Strictness.Strict))
        {
            Report(log, line.Number, mismatch?.ToString());
        }
    }

    private void Reject(LogReader log, long number)
    {
        Tally.Add(new LineVerdict(LineOutcome.NotAnEvent, []));
        Report(log, number, $"longer than {LogReader.MaxLineBytes / (1024 * 1024)} MiB");
    }

    private void Report(LogReader log, long number, string? message)
    {
        if (FindingCount++ >= maxMessages)
            return;
        var text = string.Create(CultureInfo.InvariantCulture, $"{log.Path}:{number}: {message}");
        console.WriteResult(text.ReplaceLineEndings("\uFFFD"));
    }
}

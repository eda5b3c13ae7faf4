namespace EventTracking.Tool.Tests.Verification;

/// <summary>Verifies logs against events from a lock file.</summary>
internal static class SomeVerification
{
    /// <summary>Verifies a log that is standard input.</summary>
    public static ToolRun Run(string @lock, string log, params string[] options)
    {
        using var folder = new TemporaryFolder();
        return ToolRun.WithInput(log, ["verify", "-", "--events", folder.Write("events.lock", @lock), .. options]);
    }

    /// <summary>Verifies a log, and returns the findings without the table.</summary>
    public static string[] Findings(string @lock, string log, params string[] options) =>
        [.. Run(@lock, log, options).Output.Split('\n').TakeWhile(static line => line.Trim().Length > 0)];
}

using System.Diagnostics;
using Xunit;

namespace EventTracking.Tests.Support;

/// <summary>Runs shell commands for which .NET has no API.</summary>
internal static class Shell
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <returns>The output of the command without the trailing line break.</returns>
    public static string Run(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        Assert.True(process.WaitForExit(Limit), $"'{command}' did not end within {Limit}.");
        Assert.Equal(0, process.ExitCode);
        return output.Result.TrimEnd('\n');
    }
}

using System.Diagnostics;
using Xunit;

namespace EventTracking.Tests.Support;

/// <summary>Runs commands for which .NET has no method.</summary>
internal static class Shell
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <returns>What the command prints, without the line break at the end.</returns>
    public static string Run(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        Assert.True(process.WaitForExit(Limit), $"'{command}' did not end within {Limit}.");
        Assert.Equal(0, process.ExitCode);
        return output.Result.TrimEnd('\n');
    }
}

using System.Diagnostics;

namespace EventTracking.Package.Tests;

/// <summary>Runs the command <c>dotnet</c>, and whatever programs it has made.</summary>
internal static class DotNet
{
    /// <summary>A build from nothing, of a native program for example, takes minutes.</summary>
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(20);

    /// <summary>Runs <c>dotnet</c> and gives all that it printed; it must succeed.</summary>
    public static async Task<string> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var (exitCode, output) = await TryRunAsync(folder, environment, "dotnet", arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs a program and gives its exit code and all that it printed.</summary>
    public static async Task<(int ExitCode, string Output)> TryRunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The test runs inside a build of this repository; the other project's build is to know nothing of it.
        foreach (var inherited in start.Environment.Keys.Where(static key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(inherited);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // The compiler's server goes on after the test, and would look for the analyzers of later builds in a folder that is deleted.
        start.Environment["UseSharedCompilation"] = "false";
        foreach (var (key, value) in environment)
            start.Environment[key] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = await process.EndInTime(BuildLimit);
        return (process.ExitCode, output + errors);
    }
}

using System.Diagnostics;

namespace EventTracking.Package.Tests;

/// <summary>Runs the <c>dotnet</c> command and the programs that it builds.</summary>
internal static class DotNet
{
    /// <summary>A clean build, for example of a native program, takes minutes.</summary>
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(20);

    /// <summary>Runs <c>dotnet</c>, asserts that it succeeds and returns its output.</summary>
    public static async Task<string> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var (exitCode, output) = await TryRunAsync(folder, environment, "dotnet", arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} exited with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs a program and returns its exit code and output.</summary>
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

        // The test may run inside a build of this repository, whose settings must not affect other builds.
        foreach (var inherited in start.Environment.Keys.Where(static key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            .ToArray())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // The compiler server outlives the test and would load the analyzers of later builds from a deleted folder.
        start.Environment["UseSharedCompilation"] = "false";
        foreach (var (key, value) in environment)
            start.Environment[key] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = await process.EndInTime(BuildLimit);
        return (process.ExitCode, output + errors);
    }
}

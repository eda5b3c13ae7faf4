using System.Diagnostics;

namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>Runs programs of the system.</summary>
internal static class Shell
{
    /// <summary>Whether a program is installed.</summary>
    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program that must succeed.</summary>
    /// <returns>Its output, without white space around it.</returns>
    public static string Run(string program, params string[] arguments)
    {
        var (exitCode, output, errors) = TryRun(program, arguments);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)} exited with {exitCode}: {errors}");
        return output;
    }

    public static (int ExitCode, string Output, string Errors) TryRun(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = Bounded.Run(() => process.EndInTime().GetAwaiter().GetResult());
        return (process.ExitCode, output.Trim(), errors.Trim());
    }
}

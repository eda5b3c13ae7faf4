using System.Diagnostics;

namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>The program <c>tests/EventTracking.Spool.Program</c>, which uses a spool.</summary>
/// <param name="command">The program, with the arguments before its own.</param>
internal sealed class SpoolProgram(params string[] command)
{
    public static readonly string Assembly = Repository.Program("tests/EventTracking.Spool.Program");

    public static readonly SpoolProgram UnderTheJit = new("dotnet", Assembly);

    /// <summary>Environment variables for the program.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns the program, run by another one such as <c>setpriv</c>.</summary>
    public SpoolProgram RunBy(params string[] other) => new([.. other, .. command]) { Variables = Variables };

    /// <summary>Returns the program, run by <c>strace</c>. Skips the test where that is impossible.</summary>
    /// <remarks>Without <c>--seccomp-bpf</c>: with it, strace 6.1 injects faults into the first call of some threads only.</remarks>
    public SpoolProgram Traced(params string[] arguments)
    {
        Assert.SkipUnless(Shell.Has("strace"), "strace is not installed.");
        Assert.SkipUnless(Shell.TryRun("strace", "-o", "/dev/null", "true").ExitCode == 0, "This system does not allow tracing a process.");
        return RunBy(["strace", "-f", .. arguments]);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Without them, the runtime itself makes some of the system calls that are traced.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs the program to its end.</summary>
    public SpoolRun Run(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var (output, errors) = Bounded.Run(() => process.EndInTime().GetAwaiter().GetResult());
        return new SpoolRun(process.ExitCode, output, errors);
    }

    /// <summary>Delivers everything in a spool.</summary>
    public SpoolRun Drain(string path, params string[] arguments)
    {
        var run = Run(["mode=drain", $"path={path}", .. arguments]);
        Assert.True(run.ExitCode == 0, $"The spool '{path}' cannot be drained: {run.Output}{run.Errors}");
        return run;
    }
}

using EventTracking.Benchmarks.Programs;
using Microsoft.Extensions.Logging;

namespace EventTracking.Benchmarks.Native;

/// <summary>A program that uses the tracker and is published as Native AOT.</summary>
internal sealed class NativeProgram(params IEnumerable<string> sources)
    : PublishedProgram(
        "<PropertyGroup><PublishAot>true</PublishAot></PropertyGroup>", [typeof(Tracker).Assembly, typeof(ILogger).Assembly], sources)
{
    private string Executable => Published(OperatingSystem.IsWindows() ? "Program.exe" : "Program");

    /// <summary>Publishes the program; a warning is an error.</summary>
    /// <returns>How large the executable is, in bytes.</returns>
    public long Publish()
    {
        PublishRelease();
        return new FileInfo(Executable).Length;
    }

    /// <summary>Runs the published program with a file to write to.</summary>
    /// <returns>The lines of the file.</returns>
    public string[] Lines()
    {
        Run(Executable, EventsFile);
        return File.ReadAllLines(EventsFile);
    }
}

using System.Diagnostics;
using static System.FormattableString;

namespace EventTracking.Shared;

/// <summary>A program that writes numbered events to a file; see <c>tests/EventTracking.LineWriter</c>.</summary>
/// <param name="command">The program and its first arguments.</param>
internal sealed class LineWriterProgram(params string[] command)
{
    public static readonly string Assembly = Repository.Program("tests/EventTracking.LineWriter");

    public static readonly LineWriterProgram UnderTheJit = new("dotnet", Assembly);

    public LineWriterProcess Start(string path, int writer, params string[] arguments) => new(
        writer,
        Process.Start(new ProcessStartInfo(command[0], [.. command[1..], $"path={path}", Invariant($"writer={writer}"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
}

using System.Text;
using EventTracking.Tool.Commands;
using EventTracking.Tool.Console;

namespace EventTracking.Tool.Tests;

/// <summary>Runs the tool in this process and keeps what it wrote.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static ToolRun Of(params string[] args) => WithInput("", args);

    public static ToolRun WithInput(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var exitCode = EventsCommand.Invoke(args, ToolConsole.Redirected(stream, output, error));
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}

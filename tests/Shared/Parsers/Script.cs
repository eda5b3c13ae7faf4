using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Xunit;

namespace EventTracking.Shared;

/// <summary>Runs scripts in other languages that read and print lines.</summary>
internal static class Script
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs a script in one process that prints one line for each line that it reads.</summary>
    /// <param name="program">The interpreter. If it is not installed, the test is skipped.</param>
    /// <param name="option">The option that precedes the script.</param>
    /// <param name="script">The script.</param>
    /// <param name="lines">The lines, without line breaks.</param>
    public static async Task<IReadOnlyList<string>> ForEachLine(
        string program, string option, string script, IReadOnlyCollection<string> lines)
    {
        var output = await Run(program, option, script, string.Concat(lines.Select(static line => line + "\n")));
        return output.Split('\n')[..^1];
    }

    /// <summary>Runs a script and returns its output. Fails the test if the script fails.</summary>
    private static async Task<string> Run(string program, string option, string script, string input)
    {
        using var process = Start(program, option, script);
        var end = process.EndInTime();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();

        var (output, errors) = await end;
        Assert.True(process.ExitCode == 0, errors);
        return output;
    }

    private static Process Start(string program, string option, string script)
    {
        var start = new ProcessStartInfo(program, [option, script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        };

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
    }
}

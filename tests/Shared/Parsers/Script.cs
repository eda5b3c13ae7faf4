using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Xunit;

namespace EventTracking.Shared;

/// <summary>Runs scripts in other languages, which read lines and print lines.</summary>
internal static class Script
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs a script, in one process, that prints one line for each that it reads.</summary>
    /// <param name="program">The interpreter; where it is absent, the test is skipped.</param>
    /// <param name="option">The option behind which the script stands.</param>
    /// <param name="script">The script.</param>
    /// <param name="lines">The lines, none with a line break in it.</param>
    public static async Task<IReadOnlyList<string>> ForEachLine(string program, string option, string script, IReadOnlyCollection<string> lines)
    {
        var output = await Run(program, option, script, string.Concat(lines.Select(static line => line + "\n")));
        return output.Split('\n')[..^1];
    }

    /// <summary>Runs a script and gives what it writes to standard output; its failure is the test's.</summary>
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
            Assert.Skip($"{program} is absent.");
            throw;
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Xunit;

namespace EventTracking.Tests.Support;

/// <summary>Runs scripts with python3, the reference's own language. A test that needs it is skipped where it is absent.</summary>
internal static class Python
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Evaluates an expression of <c>line</c> for every line, in one process; <c>json</c> and <c>sys</c> are imported.</summary>
    /// <param name="expression">Gives a string without a line break.</param>
    /// <param name="lines">The lines, none with a line break in it.</param>
    public static async Task<IReadOnlyList<string>> ForEachLine(string expression, IReadOnlyCollection<string> lines)
    {
        var output = await Run(
            $$"""
            import json, sys
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
            for line in sys.stdin.buffer.read().decode("utf-8").split("\n")[:-1]:
                print({{expression}})
            """,
            string.Concat(lines.Select(static line => line + "\n")));
        return output.Split('\n')[..^1];
    }

    /// <summary>Runs a script and gives what it writes to standard output; its failure is the test's.</summary>
    public static async Task<string> Run(string script, string input)
    {
        using var python = Start(script);
        var output = python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.StandardInput.WriteAsync(input);
        python.StandardInput.Close();

        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(python.ExitCode == 0, await errors);
        return await output;
    }

    private static Process Start(string script)
    {
        var start = new ProcessStartInfo("python3", ["-c", script])
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
            Assert.Skip("python3 is absent.");
            throw;
        }
    }
}

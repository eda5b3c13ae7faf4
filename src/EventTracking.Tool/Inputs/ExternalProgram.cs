using System.ComponentModel;
using System.Diagnostics;

namespace EventTracking.Tool.Inputs;

/// <summary>Runs git and MSBuild.</summary>
internal static class ExternalProgram
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="ToolException">The program is not installed.</exception>
    public static ProgramResult Run(string program, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The settings of an outer build, such as the path of its SDK, must not affect this one.
        foreach (var inherited in start.Environment.Keys.Where(static key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            .ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["LC_ALL"] = "C.UTF-8";

        using var process = Start(start);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        using var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        process.WaitForExit();
        return new ProgramResult(process.ExitCode, bytes.ToArray(), error.GetAwaiter().GetResult());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new ToolException(
                $"'{start.FileName}' cannot be started: {exception.Message}. Install it, or add it to PATH.", exception);
        }
    }
}

/// <summary>The result of a program.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Bytes">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record ProgramResult(int ExitCode, byte[] Bytes, string Error)
{
    /// <summary>Gets standard output as text.</summary>
    public string Output => System.Text.Encoding.UTF8.GetString(Bytes);
}

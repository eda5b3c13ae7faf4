using System.Diagnostics;
using Xunit;

namespace EventTracking.Tests.Support;

/// <summary>Runs a sample as a process with arguments, streams and an exit code.</summary>
internal sealed class SampleProgram(string name)
{
    private readonly string _assembly = Repository.Program($"samples/{name}");

    public Task<SampleResult> Run(params string[] arguments) => Run([], arguments);

    public async Task<SampleResult> Run(byte[] input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [_assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var end = process.EndInTime();
        await Feed(process, input);

        var (output, errors) = await end;
        return new SampleResult(process.ExitCode, output, errors);
    }

    private static async Task Feed(Process process, byte[] input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, TestContext.Current.CancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A program that does not read its input may have exited already.
        }
    }
}

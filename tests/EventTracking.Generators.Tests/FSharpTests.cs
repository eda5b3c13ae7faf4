using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace EventTracking.Generators.Tests;

/// <summary>F# ignores overload priorities: calls of the tracker's constructors must resolve without them.</summary>
public sealed class FSharpTests
{
    private static readonly TimeSpan CompilationTimeout = TimeSpan.FromMinutes(5);

    private const string Program = """
        open System.Collections.Generic
        open EventTracking
        let backends = Dictionary<string, IEventBackend>()
        let none = new Tracker()
        let one = new Tracker(backends)
        let withLogger = new Tracker(backends, logger = null)
        let withOptions = new Tracker(backends, options = TrackerOptions())
        one.Emit("org.edx.video.stop", Dictionary(dict [ ("video_id", box "v") ]))
        """;

    [Fact]
    public async Task The_constructors_of_a_tracker_resolve()
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var compiler = Directory.Exists(Path.Combine(dotnet, "sdk"))
            ? Directory.GetFiles(Path.Combine(dotnet, "sdk"), "fsc.dll", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .LastOrDefault()
            : null;
        Assert.SkipWhen(compiler is null, "The runtime comes without an F# compiler.");

        var folder = Directory.CreateTempSubdirectory("fsharp");
        try
        {
            var core = Path.Combine(folder.FullName, "FSharp.Core.dll");
            var package = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(compiler)!, "library-packs"), "FSharp.Core.*.nupkg")
                .Single();
            using (var content = await ZipFile.OpenReadAsync(package, TestContext.Current.CancellationToken))
            {
                await content.GetEntry(
                    "lib/netstandard2.1/FSharp.Core.dll")!.ExtractToFileAsync(core, TestContext.Current.CancellationToken);
            }

            var source = Path.Combine(folder.FullName, "Program.fs");
            await File.WriteAllTextAsync(source, Program, TestContext.Current.CancellationToken);

            var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(static path => Path.GetFileName(path) is var file
                    && (file.StartsWith("System.", StringComparison.Ordinal)
                    || file is "mscorlib.dll"
                        or "netstandard.dll" or "EventTracking.dll" or "Microsoft.Extensions.Logging.Abstractions.dll"));
            var output = await Compile(
                Path.Combine(dotnet, "dotnet"),
                [
                    compiler!,
                    "--nologo",
                    "--noframework",
                    "--targetprofile:netcore",
                    $"-r:{core}",
                    .. references.Select(static path => $"-r:{path}"),
                    $"-o:{Path.Combine(folder.FullName, "program.dll")}",
                    source,
                ]);

            Assert.DoesNotContain("error", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Compile(string command, IEnumerable<string> arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(CompilationTimeout);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The F# compiler took longer than {CompilationTimeout}");
        }

        var text = await output + await errors;
        Assert.True(process.ExitCode == 0, text);
        return text;
    }
}

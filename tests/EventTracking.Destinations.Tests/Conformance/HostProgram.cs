using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>
/// The program <c>tests/EventTracking.Destinations.Program</c>: a host that is configured only by an <c>appsettings.json</c>.
/// </summary>
internal sealed class HostProgram : IDisposable
{
    private const string Project = "tests/EventTracking.Destinations.Program";

    /// <summary>The path of the native program. The first access starts to publish it.</summary>
    public static readonly Lazy<Task<string>> Native = new(PublishAsync);

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentBag<Process> _started = [];

    /// <summary>Writes the settings of a backend.</summary>
    /// <param name="type">The type.</param>
    /// <param name="options">The options of the type.</param>
    /// <param name="spool">The folder of a spool, or <see langword="null"/> for none.</param>
    public HostProgram(string type, IReadOnlyDictionary<string, string> options, string? spool = null)
    {
        var backend = new JsonObject { ["Type"] = type };
        foreach (var (key, value) in options)
            Section(backend, key)[key.Split(':')[^1]] = value;
        var batching = new JsonObject { ["RetryDelay"] = "20ms", ["MaxRetryDelay"] = "200ms", ["BreakDuration"] = "500ms" };
        if (spool is not null)
            batching["Spool"] = new JsonObject { ["Path"] = spool };
        backend["Batching"] = batching;
        Write(new JsonObject
        {
            ["EventTracking"] = new JsonObject { ["Backends"] = new JsonObject { ["destination"] = backend } },
        }.ToJsonString());
    }

    /// <summary>Uses settings as they are.</summary>
    public HostProgram(string settings) => Write(settings);

    /// <summary>
    /// Runs the native program, which is published once for all tests, as a consumer, and returns what it prints about the first event.
    /// </summary>
    /// <param name="server">The kind of the server.</param>
    /// <param name="options">The options of the consumer.</param>
    public static async Task<string> ConsumeNativeAsync(string server, JsonObject options)
    {
        SkipUnlessNative();
        using var program = new HostProgram(new JsonObject
        {
            ["EventTracking"] = new JsonObject { ["Consumers"] = new JsonObject { ["readings"] = options } },
        }.ToJsonString());
        var process = program.Start(await Native.Value, [$"folder={program._folder.FullName}", $"consumer={server}"]);
        return (await EndAsync(process)).TrimEnd();
    }

    /// <summary>Skips the test if a native program cannot be published here.</summary>
    public static void SkipUnlessNative()
    {
        LongRun.SkipUnlessFull();
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && (File.Exists("/usr/bin/gcc") || File.Exists("/usr/bin/clang")),
            "Native AOT is tested on Linux and requires gcc or clang.");
    }

    /// <summary>Starts the program under the JIT.</summary>
    public Process Start(int events, int first = 0, string backend = "destination") =>
        Start("dotnet", [Repository.Program(Project), .. Arguments(events, first, backend)]);

    /// <summary>Starts the native program, which is published once for all tests.</summary>
    public async Task<Process> StartNativeAsync(int events) => Start(await Native.Value, Arguments(events, first: 0, "destination"));

    /// <summary>Runs the program to its end, and asserts that everything was delivered.</summary>
    public async Task RunAsync(int events, int first = 0, string backend = "destination")
    {
        await EndAsync(Start(events, first, backend));
    }

    /// <summary>Waits for the end of the program, asserts that it has succeeded, and returns its output.</summary>
    public static async Task<string> EndAsync(Process process)
    {
        var (output, errors) = await process.EndInTime(TimeSpan.FromMinutes(2));
        Assert.True(process.ExitCode == 0, $"The program exited with {process.ExitCode}: {output}{errors}");
        return output;
    }

    /// <summary>Kills programs that a failed test has left, and deletes the settings.</summary>
    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        _folder.Dispose();
    }

    private Process Start(string program, IEnumerable<string> arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _started.Add(process);
        return process;
    }

    private static JsonObject Section(JsonObject backend, string key)
    {
        foreach (var part in key.Split(':')[..^1])
            backend = (JsonObject)(backend[part] ??= new JsonObject());
        return backend;
    }

    /// <summary>
    /// Builds in a separate folder, because other tests may build the same projects. Warnings are errors, except for the trim warnings of
    /// Confluent.Kafka. The build of this repository has run the analyzers.
    /// </summary>
    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("event-tracking-native-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish", Repository.Path(Project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
                "--artifacts-path", Path.Combine(folder, "artifacts"), "-o", Path.Combine(folder, "published"),
                "-p:RunAnalyzersDuringBuild=false",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment.Remove("MSBUILDSDKSPATH");
        using var process = Process.Start(start)!;
        var (output, errors) = await process.EndInTime(TimeSpan.FromMinutes(15));
        Assert.True(process.ExitCode == 0, $"{output}{errors}");
        Assert.All(
            output.Split('\n').Where(static line => line.Contains("warning", StringComparison.OrdinalIgnoreCase)),
            static line => Assert.Contains("IL2104: Assembly 'Confluent.Kafka'", line, StringComparison.Ordinal));
        return Path.Combine(folder, "published", Path.GetFileName(Project));
    }

    private string[] Arguments(int events, int first, string backend) =>
    [
        $"folder={_folder.FullName}", string.Create(CultureInfo.InvariantCulture, $"events={events}"),
        string.Create(CultureInfo.InvariantCulture, $"first={first}"), $"backend={backend}",
    ];

    private void Write(string settings) => _folder.Write("appsettings.json", settings);
}

using System.Runtime.InteropServices;
using EventTracking.Package.Tests;

namespace EventTracking.Aot.Tests;

/// <summary>
/// A native program, <c>tests/EventTracking.Aot.Program</c> or another one, published once for all tests. Warnings are errors.
/// </summary>
public class NativeProgram : IDisposable
{
    private static readonly Dictionary<string, string> Environment = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("event-tracking-native-").FullName;
    private readonly string _name;
    private readonly Lazy<Task<string>> _path;

    public NativeProgram()
        : this("EventTracking.Aot.Program")
    {
    }

    /// <param name="name">The name of the project.</param>
    protected NativeProgram(string name) => (_name, _path) = (name, new(PublishAsync));

    /// <summary>Returns the path of the program. Skips the test if the program cannot be published.</summary>
    public Task<string> PathAsync()
    {
        LongRun.SkipUnlessFull();
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && (File.Exists("/usr/bin/gcc") || File.Exists("/usr/bin/clang")),
            "Native AOT is tested on Linux and requires gcc or clang.");
        return _path.Value;
    }

    /// <summary>Runs the program, asserts that it succeeds and returns its output.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output) = await DotNet.TryRunAsync(_folder, Environment, await PathAsync(), arguments);

        // The reason of a failure is at the end of the output.
        Assert.True(exitCode == 0, $"The native program exited with {exitCode}:\n{output[Math.Max(0, output.Length - 2_000)..]}");
        return output;
    }

    /// <summary>Runs the same program under the JIT.</summary>
    public Task<string> RunUnderTheJitAsync() => DotNet.RunAsync(_folder, Environment, Repository.Program($"tests/{_name}"));

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Builds in a separate folder, because other tests may build the same projects at the same time. The build of this repository has run
    /// the analyzers; the warnings of the native compiler do not depend on them.
    /// </summary>
    private async Task<string> PublishAsync()
    {
        var published = Path.Combine(_folder, "published");
        await DotNet.RunAsync(
            _folder, Environment, "publish", Repository.Path($"tests/{_name}"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            "--artifacts-path", Path.Combine(_folder, "artifacts"), "-o", published, "-p:RunAnalyzersDuringBuild=false");
        return Path.Combine(published, _name);
    }
}

using System.Runtime.InteropServices;
using EventTracking.Package.Tests;

namespace EventTracking.Aot.Tests;

/// <summary>
/// The program of <c>tests/EventTracking.Aot.Program</c>, published once for the tests that ask for it, and without a warning, because
/// warnings are errors here.
/// </summary>
public sealed class NativeProgram : IDisposable
{
    private const string Name = "EventTracking.Aot.Program";

    private static readonly Dictionary<string, string> Environment = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("event-tracking-native-").FullName;
    private readonly Lazy<Task<string>> _path;

    public NativeProgram() => _path = new(PublishAsync);

    /// <summary>The path of the program. A test that needs it is skipped where it cannot be published.</summary>
    public Task<string> PathAsync()
    {
        LongRun.SkipUnlessFull();
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && (File.Exists("/usr/bin/gcc") || File.Exists("/usr/bin/clang")),
            "Native AOT is published here on Linux with gcc or clang; install one of them.");
        return _path.Value;
    }

    /// <summary>Runs it and gives all that it printed; it must succeed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output) = await DotNet.TryRunAsync(_folder, Environment, await PathAsync(), arguments);

        // Why it failed it says last.
        Assert.True(exitCode == 0, $"The native program ended with {exitCode}:\n{output[Math.Max(0, output.Length - 2_000)..]}");
        return output;
    }

    /// <summary>Runs the same program under the JIT.</summary>
    public Task<string> RunUnderTheJitAsync() => DotNet.RunAsync(_folder, Environment, Repository.Program($"tests/{Name}"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Builds apart from the repository, in whose folders other tests may be building the same projects.</summary>
    private async Task<string> PublishAsync()
    {
        var published = Path.Combine(_folder, "published");
        await DotNet.RunAsync(
            _folder, Environment, "publish", Repository.Path($"tests/{Name}"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            "--artifacts-path", Path.Combine(_folder, "artifacts"), "-o", published);
        return Path.Combine(published, Name);
    }
}

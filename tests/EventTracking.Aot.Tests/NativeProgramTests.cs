using System.Runtime.InteropServices;
using EventTracking.Package.Tests;

// A native program is the same in every culture.
[assembly: Trait("Category", "Processes")]

namespace EventTracking.Aot.Tests;

public sealed class NativeProgramTests : IDisposable
{
    private const string Program = "EventTracking.Aot.Program";

    private static readonly Dictionary<string, string> Environment = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("event-tracking-native-").FullName;

    /// <summary>
    /// Every kind of field, values whose type is known at run time only, what tests record, contexts over <c>await</c>, a queue and a
    /// configured host. It is published without a warning, because warnings are errors here.
    /// </summary>
    [Fact]
    public async Task A_native_program_prints_what_it_prints_under_the_JIT()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && (File.Exists("/usr/bin/gcc") || File.Exists("/usr/bin/clang")),
            "Native AOT is published here on Linux with gcc or clang; install one of them.");

        var managed = await DotNet.RunAsync(_folder, Environment, Repository.Program($"tests/{Program}"));
        var native = await PublishAndRunAsync();

        Assert.Equal(managed.Split('\n'), native.Split('\n'));
        Assert.EndsWith("recorded 1 True True\ncontexts 896000 0 896000 0\nbackground True True\nhost 1 True\n", native, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Builds apart from the repository, in whose folders other tests may be building the same projects.</summary>
    private async Task<string> PublishAndRunAsync()
    {
        await DotNet.RunAsync(
            _folder, Environment, "publish", Repository.Path($"tests/{Program}"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            "--artifacts-path", Path.Combine(_folder, "artifacts"), "-o", Path.Combine(_folder, "published"));
        var (exitCode, output) = await DotNet.TryRunAsync(_folder, Environment, Path.Combine(_folder, "published", Program));

        Assert.True(exitCode == 0, $"The native program ended with {exitCode}:\n{output}");
        return output;
    }
}

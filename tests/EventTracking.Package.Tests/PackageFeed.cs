using System.IO.Compression;
using System.Text.Json;

[assembly: AssemblyFixture(typeof(EventTracking.Package.Tests.PackageFeed))]

namespace EventTracking.Package.Tests;

/// <summary>A feed with all packages of this repository, packed once for all tests, and an empty package cache.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("event-tracking-packages-");

    /// <summary>The folder of the packages. Skips the test in a plain run, because packing takes minutes.</summary>
    public string Path
    {
        get
        {
            LongRun.SkipUnlessFull();
            return System.IO.Path.Combine(_folder.FullName, "feed");
        }
    }

    /// <summary>The environment variables that make restores use the feed's own package cache.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = System.IO.Path.Combine(_folder.FullName, "cache"),
    };

    public async ValueTask InitializeAsync()
    {
        if (!LongRun.IsFull)
            return;

        // One command for all of them builds what they share once. The build of this repository has run the analyzers.
        var projects = Directory.GetFiles(Repository.Path("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(static project => System.IO.Path.GetRelativePath(Repository.Path(""), project));
        var filter = System.IO.Path.Combine(_folder.FullName, "packages.slnf");
        await File.WriteAllTextAsync(filter, JsonSerializer.Serialize(
            new { solution = new { path = Repository.Path("EventTracking.Generators.sln"), projects } }));
        await DotNet.RunAsync(
            _folder.FullName,
            new Dictionary<string, string> { ["CI"] = "true" },
            "pack", filter, "-c", "Release", "-p:Precompile=true", "-p:RunAnalyzersDuringBuild=false", $"-p:PackageOutputPath={Path}");
    }

    /// <summary>Opens a package or its symbol package.</summary>
    /// <param name="id">The id of the package.</param>
    /// <param name="extension"><c>nupkg</c> or <c>snupkg</c>.</param>
    public ZipArchive Open(string id, string extension = "nupkg") =>
        ZipFile.OpenRead(
            Directory.GetFiles(Path, $"{id}.*.{extension}")
                .Single(file => char.IsAsciiDigit(System.IO.Path.GetFileName(file)[id.Length + 1])));

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace EventTracking.Package.Tests;

/// <summary>The contents of the packages.</summary>
public sealed class PackageContentTests(PackageFeed feed)
{
    public static TheoryData<string> Libraries =>
    [
        "EventTracking", "EventTracking.Hosting", "EventTracking.AspNetCore", "EventTracking.Batching", "EventTracking.Testing",
        "EventTracking.Http", "EventTracking.Inspector", "EventTracking.Kafka", "EventTracking.OpenTelemetry", "EventTracking.PostgreSql",
        "EventTracking.Redis",
    ];

    public static TheoryData<string> Packages => [.. Libraries.Select(static library => library.Data), "EventTracking.Tool"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_package_contains_library_docs_readme_icon_and_symbols(string id)
    {
        using var package = feed.Open(id);
        using var symbols = feed.Open(id, "snupkg");

        var entries = package.Entries.Select(static entry => entry.FullName).ToArray();
        Assert.Contains($"lib/net10.0/{id}.dll", entries);
        Assert.Contains($"lib/net10.0/{id}.xml", entries);
        Assert.Contains("README.md", entries);
        Assert.Contains("icon.png", entries);
        Assert.Contains($"lib/net10.0/{id}.pdb", symbols.Entries.Select(static entry => entry.FullName));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_readme_is_the_one_of_the_package(string id)
    {
        using var package = feed.Open(id);
        using var readme = new StreamReader(package.GetEntry("README.md")!.Open());

        Assert.Equal(Repository.Text($"src/{id}/README.md"), readme.ReadToEnd().ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_complete_metadata(string id)
    {
        using var package = feed.Open(id);
        using var nuspec = package.GetEntry($"{id}.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();

        Assert.All(
            ["description", "license", "icon", "readme", "tags", "projectUrl"],
            name => Assert.NotEmpty(metadata.Elements().Single(element => element.Name.LocalName == name).Value));
        Assert.NotEmpty(metadata.Elements().Single(static element => element.Name.LocalName == "repository").Attribute("commit")!.Value);
    }

    [Fact]
    public void The_core_package_contains_generator_analyzers_and_fixes_and_nothing_else()
    {
        using var package = feed.Open("EventTracking");

        Assert.Equal(
            [
                "analyzers/dotnet/cs/EventTracking.Analyzers.dll",
                "analyzers/dotnet/cs/EventTracking.CodeFixes.dll",
                "analyzers/dotnet/cs/EventTracking.Generators.dll",
            ],
            package.Entries.Select(static entry => entry.FullName)
                .Where(static name => name.StartsWith("analyzers/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("build")]
    [InlineData("buildTransitive")]
    public void The_core_package_adds_the_lock_to_projects(string folder)
    {
        using var package = feed.Open("EventTracking");

        Assert.NotNull(package.GetEntry($"{folder}/EventTracking.targets"));
    }

    [Fact]
    public void The_core_depends_only_on_logging_abstractions()
    {
        using var package = feed.Open("EventTracking");
        using var nuspec = package.GetEntry("EventTracking.nuspec")!.Open();

        Assert.Equal(
            ["Microsoft.Extensions.Logging.Abstractions"],
            XDocument.Load(nuspec)
                .Descendants()
                .Where(static element => element.Name.LocalName == "dependency")
                .Select(static element => element.Attribute("id")!.Value));
    }

    [Theory]
    [InlineData("lib", false)]
    [InlineData("runtimes/linux-arm64/lib", true)]
    [InlineData("runtimes/linux-x64/lib", true)]
    [InlineData("runtimes/win-x64/lib", true)]
    public void The_core_is_precompiled_for_the_platforms_of_servers(string folder, bool isPrecompiled)
    {
        using var package = feed.Open("EventTracking");
        using var library = new MemoryStream();
        package.GetEntry($"{folder}/net10.0/EventTracking.dll")!.Open().CopyTo(library);
        library.Position = 0;
        using var image = new PEReader(library);

        Assert.Equal(isPrecompiled, image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }

    [Fact]
    public void The_core_takes_less_than_2_MB_with_its_precompiled_code()
    {
        Assert.InRange(new FileInfo(Directory.GetFiles(feed.Path, "EventTracking.0.*.nupkg").Single()).Length, 1, 2_000_000);
    }
}

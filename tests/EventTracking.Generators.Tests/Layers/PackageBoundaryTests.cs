using System.Xml.Linq;

namespace EventTracking.Generators.Tests.Layers;

/// <summary>Packages use only each other's public API.</summary>
public sealed class PackageBoundaryTests
{
    [Fact]
    public void Internals_are_visible_only_to_tests_of_the_same_package() => Assert.Empty(
        from project in Directory.EnumerateFiles(Repository.Path("src"), "*.csproj", SearchOption.AllDirectories)
        from violation in Violations(Path.GetFileNameWithoutExtension(project), XDocument.Load(project))
        select violation);

    [Fact]
    public void The_internals_of_the_generator_are_visible_only_within_its_package() => Assert.Empty(
        from folder in (string[])["generator", "analyzers"]
        from project in Directory.EnumerateFiles(Repository.Path(folder), "*.csproj", SearchOption.AllDirectories)
        from friend in Friends(XDocument.Load(project))
        where friend is not ("EventTracking.Analyzers" or "EventTracking.CodeFixes")
            && !friend.EndsWith(".Tests", StringComparison.Ordinal)
        select $"{project}: InternalsVisibleTo {friend}");

    [Fact]
    public void No_source_makes_internals_visible() => Assert.Empty(
        from file in Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        where File.ReadAllText(file).Contains("InternalsVisibleTo", StringComparison.Ordinal)
        select file);

    [Fact]
    public void Another_package_or_its_tests_are_found() => Assert.Equal(
        ["Shop.csproj: InternalsVisibleTo Shop.Orders", "Shop.csproj: InternalsVisibleTo Shop.Orders.Tests"],
        Violations("Shop", XDocument.Parse("""
            <Project>
              <ItemGroup>
                <InternalsVisibleTo Include="Shop.Tests" />
                <InternalsVisibleTo Include="Shop.Orders" />
              </ItemGroup>
              <ItemGroup>
                <InternalsVisibleTo Include="Shop.Orders.Tests" />
              </ItemGroup>
            </Project>
            """)));

    /// <summary>
    /// The tool has no public API that its benchmarks could measure. The destinations share one project of tests, which shares servers.
    /// </summary>
    private static IEnumerable<string> Violations(string package, XDocument project) =>
        from friend in Friends(project)
        where friend != $"{package}.Tests" && (package, friend) is not ("EventTracking.Tool", "EventTracking.Benchmarks")
            and not ("EventTracking.Http" or "EventTracking.Redis", "EventTracking.Destinations.Tests")
        select $"{package}.csproj: InternalsVisibleTo {friend}";

    private static IEnumerable<string> Friends(XDocument project) =>
        project.Descendants("InternalsVisibleTo").Select(static friend => friend.Attribute("Include")!.Value);
}

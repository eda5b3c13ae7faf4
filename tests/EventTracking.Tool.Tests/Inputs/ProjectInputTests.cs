using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Tests.Inputs;

/// <summary>Projects as inputs, which are built first.</summary>
[Trait("Category", "Processes")]
public sealed class ProjectInputTests
{
    private const string Paid = """[EventTracking.TrackedEvent("org.shop.paid")] public sealed partial record Paid(double Amount);""";

    [Fact]
    public void A_project_is_built_again_after_an_edit()
    {
        using var folder = SomeProject(Paid);

        Assert.Contains("org.shop.paid", List(folder.PathOf("Shop.csproj")).Output, StringComparison.Ordinal);

        folder.Write("Events.cs", Paid.Replace("paid", "bought", StringComparison.Ordinal));
        Assert.Contains("org.shop.bought", List(folder.FullName).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_with_several_target_frameworks_is_built()
    {
        using var folder = SomeProject(Paid);
        folder.Write("Shop.csproj", File.ReadAllText(folder.PathOf("Shop.csproj"))
            .Replace("TargetFramework>", "TargetFrameworks>", StringComparison.Ordinal));

        Assert.Contains("org.shop.paid", List(folder.FullName).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_breaks_its_contract_is_read_and_its_build_still_fails()
    {
        using var folder = SomeProject(Paid);
        var @lock = folder.Write("events.lock", "eventtracking lock 1\n\norg.shop.paid 1\n  amount string\n");

        var run = ToolRun.Of("diff", @lock, folder.PathOf("Shop.csproj"));

        Assert.Contains("amount changed from 'string' to 'number'", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);

        var build = ExternalProgram.Run("dotnet", folder.FullName, ["msbuild", "-nologo", "-nodeReuse:false", "-v:quiet"]);
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("EVT503", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_of_a_project_is_beside_it()
    {
        using var folder = SomeProject(Paid);

        var run = ToolRun.Of("lock", folder.PathOf("Shop.csproj"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("eventtracking lock 1\n\norg.shop.paid 1\n  amount number\n", File.ReadAllText(folder.PathOf("events.lock")));
        Assert.Equal(0, ToolRun.Of("lock", "--check", folder.FullName).ExitCode);
    }

    [Fact]
    public void A_project_that_does_not_compile_is_an_error_with_the_reason()
    {
        using var folder = SomeProject($"{Paid} public class Broken : Missing;");

        var run = List(folder.FullName);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Shop.csproj' does not build:", run.Error, StringComparison.Ordinal);
        Assert.Contains("CS0246", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_several_projects_is_an_error_that_lists_them()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.csproj", "<Project />");
        folder.Write("B.csproj", "<Project />");

        var run = List(folder.FullName);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("has several projects. Name one: ", run.Error, StringComparison.Ordinal);
    }

    private static ToolRun List(string input) => ToolRun.Of("list", input);

    private static TemporaryFolder SomeProject(string source)
    {
        LongRun.SkipUnlessFull();
        var folder = new TemporaryFolder();
        folder.Write("Events.cs", source);
        folder.Write("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{AppContext.BaseDirectory}EventTracking.dll" />
                <Analyzer Include="{AppContext.BaseDirectory}EventTracking.Generators.dll;{AppContext.BaseDirectory}EventTracking.Analyzers.dll" />
                <AdditionalFiles Include="events.lock" Condition="Exists('events.lock')" />
              </ItemGroup>
            </Project>
            """);
        return folder;
    }
}

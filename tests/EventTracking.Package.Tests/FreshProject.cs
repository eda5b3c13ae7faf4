namespace EventTracking.Package.Tests;

/// <summary>A new project outside the repository that restores the packages from the feed.</summary>
internal sealed class FreshProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("event-tracking-consumer-");
    private readonly PackageFeed _feed;

    /// <summary>Creates the project.</summary>
    /// <param name="feed">The feed with the packages.</param>
    /// <param name="program">The source code.</param>
    /// <param name="packages">The packages to reference.</param>
    public FreshProject(PackageFeed feed, string program, params string[] packages)
    {
        _feed = feed;
        Write("Program.cs", program);
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <PublishAot>true</PublishAot>
                <RestoreAdditionalProjectSources>{feed.Path}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(packages.Select(static package => $"<PackageReference Include=\"{package}\" Version=\"0.1.0\" />"))}
              </ItemGroup>
            </Project>
            """);
    }

    public string Path => _folder.FullName;

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    /// <summary>Builds and runs the project and returns its output.</summary>
    public Task<string> RunAsync() => DotNet.RunAsync(Path, _feed.Environment, "run");

    /// <summary>Builds the project and returns the exit code and output of the build.</summary>
    public Task<(int ExitCode, string Output)> BuildAsync(params string[] arguments) =>
        DotNet.TryRunAsync(Path, _feed.Environment, "dotnet", ["build", .. arguments]);

    /// <summary>Applies the fixes of a rule to a project that was built.</summary>
    public Task<string> FormatAsync(string rule) =>
        DotNet.RunAsync(Path, _feed.Environment, "format", "analyzers", "--no-restore", "--diagnostics", rule, "--severity", "info");

    /// <summary>Publishes the project as a native program without warnings, runs it and returns its output.</summary>
    public async Task<string> RunNativeAsync()
    {
        await DotNet.RunAsync(Path, _feed.Environment, "publish", "-r", "linux-x64", "-o", "native");
        var (exitCode, output) = await DotNet.TryRunAsync(Path, _feed.Environment, System.IO.Path.Combine(Path, "native", "Consumer"));
        Assert.True(exitCode == 0, output);
        return output;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

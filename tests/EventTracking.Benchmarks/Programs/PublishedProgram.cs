using System.Diagnostics;
using System.Reflection;
using EventTracking.Benchmarks.Compiler;
using EventTracking.Generators;

namespace EventTracking.Benchmarks.Programs;

/// <summary>A small program in a folder of its own, published by the SDK. It references assemblies that are next to this one.</summary>
internal abstract class PublishedProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("program-").FullName;

    /// <param name="settings">The elements of the project that are special to the program.</param>
    /// <param name="references">The assemblies that it uses.</param>
    /// <param name="sources">Its source files.</param>
    protected PublishedProgram(string settings, IEnumerable<Assembly> references, IEnumerable<string> sources)
    {
        File.WriteAllText(Path.Combine(_folder, "Program.csproj"), Project(settings, references));
        foreach (var (i, source) in sources.Index())
            File.WriteAllText(Path.Combine(_folder, $"Source{i}.cs"), source);
    }

    /// <summary>The events file that the program writes.</summary>
    protected string EventsFile => Path.Combine(_folder, "events.jsonl");

    /// <summary>Publishes the program; a warning is an error.</summary>
    protected void PublishRelease() => Run(Sdk.DotNet, "publish", "-c", "Release", "-o", "published", "--nologo");

    /// <summary>The path of a published file.</summary>
    protected string Published(string file) => Path.Combine(_folder, "published", file);

    /// <summary>Runs a program with the default settings of the runtime's compiler, and waits until it has ended.</summary>
    /// <returns>Its output.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    protected string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(ChangesCompilation).ToArray())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"'{Path.GetFileName(program)} {string.Join(' ', arguments)}' failed:\n{output}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool ChangesCompilation(string variable) =>
        variable.StartsWith("DOTNET_Tiered", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("DOTNET_TC_", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("DOTNET_ReadyToRun", StringComparison.OrdinalIgnoreCase);

    private static string Project(string settings, IEnumerable<Assembly> references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net{Environment.Version.ToString(2)}</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NuGetAudit>false</NuGetAudit>
            <!-- The shared framework's copy of the logging abstractions is precompiled for one CPU architecture. -->
            <NoWarn>CS8012</NoWarn>
          </PropertyGroup>
          {settings}
          <ItemGroup>
            {string.Join("\n    ", references.Select(static assembly => $"<Reference Include=\"{assembly.Location}\" />"))}
            <Analyzer Include="{typeof(TrackedEventGenerator).Assembly.Location}" />
          </ItemGroup>
        </Project>
        """;
}

using System.Diagnostics;
using EventTracking.Benchmarks.Compiler;
using EventTracking.Generators;

namespace EventTracking.Benchmarks.Native;

/// <summary>A program of its own that is published as Native AOT, with the assemblies that lie beside this one.</summary>
internal sealed class NativeProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-").FullName;

    public NativeProgram(params IEnumerable<string> sources)
    {
        File.WriteAllText(Path.Combine(_folder, "Program.csproj"), Project());
        foreach (var (i, source) in sources.Index())
            File.WriteAllText(Path.Combine(_folder, $"Source{i}.cs"), source);
    }

    private string Executable => Path.Combine(_folder, "published", OperatingSystem.IsWindows() ? "Program.exe" : "Program");

    /// <summary>Publishes the program; a warning is an error.</summary>
    /// <returns>How large the executable is, in bytes.</returns>
    public long Publish()
    {
        Run(Sdk.DotNet, "publish", "-c", "Release", "-o", "published", "--nologo");
        return new FileInfo(Executable).Length;
    }

    /// <summary>Runs the published program with a file to write to.</summary>
    /// <returns>The lines of the file.</returns>
    public string[] Lines()
    {
        var file = Path.Combine(_folder, "events.jsonl");
        Run(Executable, file);
        return File.ReadAllLines(file);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net{Environment.Version.ToString(2)}</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <PublishAot>true</PublishAot>
            <InvariantGlobalization>true</InvariantGlobalization>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="{typeof(Tracker).Assembly.Location}" />
            <Reference Include="{typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location}" />
            <Analyzer Include="{typeof(TrackedEventGenerator).Assembly.Location}" />
          </ItemGroup>
        </Project>
        """;

    private void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{Path.GetFileName(program)} {string.Join(' ', arguments)}' fails:\n{output}");
    }
}

namespace EventTracking.Benchmarks.Compiler;

/// <summary>The SDK that this program runs under: its compiler, its reference assemblies, its own source generators.</summary>
internal static class Sdk
{
    /// <summary>The folder of the <c>dotnet</c> program, three above that of the framework.</summary>
    private static readonly string Root =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));

    private static readonly string ReferencePack = Newest(Path.Combine(Root, "packs", "Microsoft.NETCore.App.Ref"));

    public static string DotNet { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    public static string Compiler { get; } = Path.Combine(Newest(Path.Combine(Root, "sdk")), "Roslyn", "bincore", "csc.dll");

    public static string JsonGenerator { get; } = Path.Combine(
        ReferencePack, "analyzers", "dotnet", "cs", "System.Text.Json.SourceGeneration.dll");

    public static IReadOnlyList<string> ReferenceAssemblies { get; } = Directory.GetFiles(
        Path.Combine(ReferencePack, "ref", $"net{Environment.Version.ToString(2)}"), "*.dll");

    /// <summary>The folder of the highest version; previews of it come after it by name, and are not asked for.</summary>
    private static string Newest(string folder) => Directory.GetDirectories(folder)
        .Where(static path => Version.TryParse(Path.GetFileName(path), out _))
        .MaxBy(static path => Version.Parse(Path.GetFileName(path)))
        ?? throw new DirectoryNotFoundException(
            $"There is no version in '{folder}'. Run the benchmarks with an SDK of .NET, not with a runtime alone.");
}

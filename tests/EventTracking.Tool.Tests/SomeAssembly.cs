using EventTracking.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Tool.Tests;

/// <summary>Compiles C# with generated events to an assembly in a folder.</summary>
internal static class SomeAssembly
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System", StringComparison.Ordinal)
                || Path.GetFileName(path) is "EventTracking.dll" or "Microsoft.Extensions.Logging.Abstractions.dll" or "netstandard.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles an assembly and copies the core beside it.</summary>
    /// <param name="folder">The folder of the assembly.</param>
    /// <param name="source">The code of <c>Events.cs</c>, with the usings of the core and System.</param>
    /// <param name="name">The name of the assembly.</param>
    /// <param name="symbols">Where the debugging symbols are; <see langword="null"/> for an assembly without any.</param>
    /// <param name="references">The paths of more references.</param>
    /// <returns>The path of the assembly.</returns>
    public static string Compile(
        TemporaryFolder folder,
        string source,
        string name = "Shop",
        DebugInformationFormat? symbols = DebugInformationFormat.PortablePdb,
        params string[] references)
    {
        var usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using EventTracking;", Options);
        var file = CSharpSyntaxTree.ParseText(
            SourceText.From(source, System.Text.Encoding.UTF8), Options, "/src/Events.cs", TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create(
            name,
            [usings, file],
            [.. Platform, .. references.Select(static path => MetadataReference.CreateFromFile(path))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new TrackedEventGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, TestContext.Current.CancellationToken);

        var path = folder.PathOf($"{name}.dll");
        using var assembly = File.Create(path);
        using var pdb = symbols is DebugInformationFormat.PortablePdb ? File.Create(folder.PathOf($"{name}.pdb")) : null;
        var result = generated.Emit(
            assembly,
            pdb,
            options: new EmitOptions(debugInformationFormat: symbols ?? DebugInformationFormat.PortablePdb),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Diagnostics.Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));
        File.Copy(typeof(Tracker).Assembly.Location, folder.PathOf("EventTracking.dll"), overwrite: true);
        return path;
    }
}

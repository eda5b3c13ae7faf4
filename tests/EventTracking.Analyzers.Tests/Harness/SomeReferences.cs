using System.Collections.Immutable;
using EventTracking.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>What the sources of tests are compiled against: the running framework and the core, no package from anywhere.</summary>
internal static class SomeReferences
{
    /// <summary>No assemblies by themselves; those of <see cref="All"/> stand in.</summary>
    public static readonly ReferenceAssemblies None = new("net10.0");

    public static readonly ImmutableArray<MetadataReference> All =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => IsOfTheFrameworkOrOurs(Path.GetFileName(path)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>An assembly that declares events, with what the generator writes for them.</summary>
    public static MetadataReference Declaring(string source, string assembly = "Declaring")
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var compilation = CSharpCompilation.Create(
            assembly,
            [CSharpSyntaxTree.ParseText(source, options)],
            All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new TrackedEventGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);

        return MetadataReference.CreateFromStream(SomeAssembly.Emit(output));
    }

    private static bool IsOfTheFrameworkOrOurs(string file) =>
        file.StartsWith("System.", StringComparison.Ordinal)
        || file.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || file is "EventTracking.dll" or "EventTracking.Testing.dll" or "netstandard.dll";
}

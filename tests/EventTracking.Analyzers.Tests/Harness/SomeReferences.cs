using System.Collections.Immutable;
using EventTracking.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>The references of test sources: the running framework and the core.</summary>
internal static class SomeReferences
{
    /// <summary>No reference assemblies; tests add <see cref="All"/>.</summary>
    public static readonly ReferenceAssemblies None = new("net10.0");

    public static readonly ImmutableArray<MetadataReference> All =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => IsOfTheFrameworkOrOurs(Path.GetFileName(path)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles an assembly that declares events, including the generated code.</summary>
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

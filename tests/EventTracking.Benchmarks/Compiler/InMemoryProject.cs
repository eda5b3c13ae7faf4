using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>Compilations in this process, as an editor has them.</summary>
internal static class InMemoryProject
{
    public static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    public static CSharpCompilation Compile(IEnumerable<string> sources) => CSharpCompilation.Create(
        "Load",
        [.. sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, Options, $"Source{i}.cs"))],
        [.. References()],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Returns a lock that contains every event.</summary>
    public static string LockOf(CSharpCompilation compilation) => LockFile.Write(
        EventShapes.FindEvents(compilation, compilation.Assembly)
            .Select(type => (EventShapes.Parse(compilation, type).Shape, LockState.Emitted)));

    private static IEnumerable<MetadataReference> References() =>
        Sdk.ReferenceAssemblies.Append(typeof(Tracker).Assembly.Location).Select(static path => MetadataReference.CreateFromFile(path));
}

using EventTracking.Generators.Shape;
using EventTracking.Shared.Differential;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>The shapes of the events that the differential tests declare, by the names of their records.</summary>
internal static class DifferentialShapes
{
    private static readonly Lazy<IReadOnlyDictionary<string, DataShape>> FromAssembly = new(static () =>
    {
        var own = typeof(AllShapes).Assembly;
        var compilation = EventShapes.CreateCompilation(
            References.Append(own.Location).Distinct().Select(static path => MetadataReference.CreateFromFile(path)));
        return Parse(
            compilation, compilation.SourceModule.ReferencedAssemblySymbols.Single(assembly => assembly.Name == own.GetName().Name));
    });

    private static readonly Lazy<IReadOnlyDictionary<string, DataShape>> FromSource = new(static () =>
    {
        string[] files =
            [
                .. Directory.GetFiles(Repository.Path("tests/Shared/Differential/Shapes")),
                Repository.Path("tests/Shared/Differential/Shape.cs"),
            ];
        var compilation = CSharpCompilation.Create(
            "Differential",
            files.Select(File.ReadAllText).Append(ImplicitUsings.OfPrograms).Select(static source => CSharpSyntaxTree.ParseText(source)),
            References.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return Parse(compilation, compilation.Assembly);
    });

    /// <summary>The shapes of the events in this assembly, which the declarations are compiled into.</summary>
    public static IReadOnlyDictionary<string, DataShape> OfAssembly => FromAssembly.Value;

    /// <summary>The shapes of the declarations in their source.</summary>
    public static IReadOnlyDictionary<string, DataShape> OfSource => FromSource.Value;

    private static IEnumerable<string> References =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => path != typeof(AllShapes).Assembly.Location);

    private static Dictionary<string, DataShape> Parse(Compilation compilation, IAssemblySymbol assembly) =>
        EventShapes.FindEvents(compilation, assembly)
            .ToDictionary(static type => type.Name, type => EventShapes.Parse(compilation, type).Shape);
}

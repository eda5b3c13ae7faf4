using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using EventTracking.Analyzers.Names;
using EventTracking.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Tool.Tests.Inference;

/// <summary>
/// Compiles a folder of proposed files as a new project would be: with the generator, all rules, and the folder's <c>.editorconfig</c>.
/// </summary>
internal static class ProposedProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(NameMustBeNamespacedAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Compilations derived from this one share its bound references.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Proposed",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System", StringComparison.Ordinal)
                || Path.GetFileName(path) is "EventTracking.dll" or "Microsoft.Extensions.Logging.Abstractions.dll" or "netstandard.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Compiles and loads the files. A warning, or a report of a rule, fails the test.</summary>
    public static async Task<Assembly> Load(string folder)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var sources = Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal).Select(path => CSharpSyntaxTree.ParseText(
            SourceText.From(File.ReadAllText(path), System.Text.Encoding.UTF8), ParseOptions, path, cancellationToken));
        CSharpGeneratorDriver.Create([new TrackedEventGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(Empty.AddSyntaxTrees(sources), out var output, out var problems, cancellationToken);

        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new FolderSettings(folder)), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var reports = await output.WithAnalyzers(Rules, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.Empty(output.GetDiagnostics(cancellationToken).Where(static problem => problem.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(problems);
        Assert.Empty(reports);

        using var image = new MemoryStream();
        Assert.True(output.Emit(image, cancellationToken: cancellationToken).Success);
        image.Position = 0;
        return new AssemblyLoadContext("proposed", isCollectible: true).LoadFromStream(image);
    }
}

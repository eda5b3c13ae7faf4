using System.Collections.Immutable;
using EventTracking.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>
/// A source that is built as a compiler does it: the generator first, then all rules at once over everything. It is for tests of
/// rules and generator together, and of thousands of sources.
/// </summary>
internal sealed class Build
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    /// <summary>Bound once; a compilation made of this one shares what is known of the references.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Shop",
        references: SomeReferences.All,
        options: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    private Build(CSharpCompilation output, GeneratorRunResult generated, ImmutableArray<Diagnostic> reported)
    {
        Output = output;
        Generated = generated;
        Reported = reported;
    }

    /// <summary>The source together with the generated code.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>What the generator made, or how it failed.</summary>
    public GeneratorRunResult Generated { get; }

    /// <summary>What the rules reported, failures of analyzers included; nothing of the compiler's own.</summary>
    public ImmutableArray<Diagnostic> Reported { get; }

    public static Task<Build> Of(string source, CancellationToken cancellationToken) => Of([source], cancellationToken);

    /// <summary>The sources by themselves, without generator and rules.</summary>
    public static CSharpCompilation Plain(IEnumerable<string> sources) =>
        Empty.AddSyntaxTrees(sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{i}.cs")));

    public static async Task<Build> Of(IEnumerable<string> sources, CancellationToken cancellationToken)
    {
        var driver = CSharpGeneratorDriver
            .Create([new TrackedEventGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(Plain(sources), out var output, out _, cancellationToken);

        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return new Build(
            (CSharpCompilation)output,
            driver.GetRunResult().Results.Single(),
            await output.WithAnalyzers(AllRules.Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken));
    }
}

using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>
/// One run of the generator. <see cref="Of(string[])"/> also checks every run: the output compiles without warnings, an unrelated edit
/// runs no step again, and no model contains an object of the compiler.
/// </summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _compilation;

    private GeneratorRun(CSharpCompilation compilation, GeneratorDriver driver)
    {
        _compilation = compilation;
        _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Output = (CSharpCompilation)output;
    }

    /// <summary>The compilation with the generated code.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(static s => s.HintName, static s => s.SourceText.ToString());

    private GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    public static GeneratorRun Of(params string[] sources) => Of(SomeCompilation.Of(sources));

    public static GeneratorRun Of(CSharpCompilation compilation) => Of(compilation, new TrackedEventGenerator(), TrackingNames.All);

    /// <summary>Runs any generator with the same checks.</summary>
    public static GeneratorRun Of(CSharpCompilation compilation, IIncrementalGenerator generator, string[] steps)
    {
        var run = WithoutChecks(compilation, generator);
        run.CompilesWithoutWarnings();
        run.After(
            static c => c.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", c.SyntaxTrees[0].Options as CSharpParseOptions)))
            .ReusesEverything(steps);
        run.ModelsHoldNoCompilerObjects(steps);
        return run;
    }

    public static GeneratorRun WithoutChecks(CSharpCompilation compilation, IIncrementalGenerator? generator = null) => new(
        compilation,
        CSharpGeneratorDriver.Create(
            [(generator ?? new TrackedEventGenerator()).AsSourceGenerator()],
            parseOptions: compilation.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions,
            driverOptions: new(default, trackIncrementalGeneratorSteps: true)));

    /// <summary>The run after an edit, with the cache of this run.</summary>
    public GeneratorRun After(Func<CSharpCompilation, CSharpCompilation> edit) => new(edit(_compilation), _driver);

    /// <summary>The run after an edit of the first source.</summary>
    public GeneratorRun AfterEdit(Func<string, string> edit) => After(compilation =>
    {
        var tree = compilation.SyntaxTrees[0];
        return compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(edit(tree.ToString()), (CSharpParseOptions)tree.Options, tree.FilePath));
    });

    public void ReusesEverything() => ReusesEverything(TrackingNames.All);

    private void ReusesEverything(string[] steps) =>
        Assert.All(Reasons(steps), static reason => Assert.True(
            reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
            $"A step was {reason} after an unrelated edit"));

    /// <summary>Generated code must have doc comments; the sources of tests need none.</summary>
    private void CompilesWithoutWarnings()
    {
        var problems =
            from diagnostic in Output.GetDiagnostics().Concat(_driver.GetRunResult().Diagnostics).Concat(NullableWarnings())
            where diagnostic.Severity >= DiagnosticSeverity.Warning
            let tree = diagnostic.Location.SourceTree
            where diagnostic.Id is not "CS1591" || !_compilation.ContainsSyntaxTree(tree)
            select $"{diagnostic}\n{tree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}";
        if (problems.Any())
            Assert.Fail(string.Join("\n", problems));
    }

    /// <summary>Generated files disable nullable warnings to save time in builds; here they are enabled.</summary>
    private IEnumerable<Diagnostic> NullableWarnings()
    {
        var generated = Output.SyntaxTrees.Except(_compilation.SyntaxTrees).Select(WithNullWarnings).ToArray();
        var analyzed = _compilation.AddSyntaxTrees(generated);
        return generated.SelectMany(tree => analyzed.GetSemanticModel(tree).GetDiagnostics());
    }

    private static SyntaxTree WithNullWarnings(SyntaxTree generated) => generated.WithChangedText(
        SourceText.From(generated.ToString().Replace("#nullable disable warnings\n", "", StringComparison.Ordinal)));

    private IEnumerable<IncrementalStepRunReason> Reasons(string[] names) =>
        from steps in Result.TrackedSteps.Where(s => names.Contains(s.Key)).Concat(Result.TrackedOutputSteps)
        from step in steps.Value
        from output in step.Outputs
        select output.Reason;

    private void ModelsHoldNoCompilerObjects(string[] names)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (value, _) in Result.TrackedSteps.Where(s => names.Contains(s.Key))
            .SelectMany(s => s.Value)
            .SelectMany(s => s.Outputs))
        {
            Visit(value, seen);
        }
    }

    private static void Visit(object? node, HashSet<object> seen)
    {
        if (node is null or string || node.GetType() is { IsPrimitive: true } or { IsEnum: true } || !seen.Add(node))
            return;

        Assert.False(
            node is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Compilation or SemanticModel or Location or AttributeData,
            $"A {node.GetType()} is in a model");

        if (node is IEnumerable items)
        {
            foreach (var item in items)
                Visit(item, seen);
        }

        for (var type = node.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Visit(field.GetValue(node), seen);
            }
        }
    }
}

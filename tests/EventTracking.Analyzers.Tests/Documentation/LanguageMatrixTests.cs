using System.Text.RegularExpressions;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Tests.Documentation;

/// <summary>The first program in the README, in each version of C#: it compiles, or EVT104 is reported.</summary>
public sealed class LanguageMatrixTests
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic;";

    public static TheoryData<LanguageVersion> Supported => [LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.CSharp14];

    public static TheoryData<LanguageVersion> Older => [LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.CSharp11];

    [Theory]
    [MemberData(nameof(Supported))]
    public async Task A_supported_language_version_compiles_without_warnings(LanguageVersion language)
    {
        var (output, reported) = await Compiled(language);

        Assert.DoesNotContain(
            output.GetDiagnostics(TestContext.Current.CancellationToken), static d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.Empty(reported);
    }

    [Theory]
    [MemberData(nameof(Older))]
    public async Task An_older_language_version_is_reported_by_one_rule_and_no_code_is_generated(LanguageVersion language)
    {
        var (output, reported) = await Compiled(language);

        Assert.Equal(["EVT104"], reported.Select(static report => report.Id));
        Assert.Equal(2, output.SyntaxTrees.Count());
    }

    private static async Task<(Compilation Output, IEnumerable<Diagnostic> Reported)> Compiled(LanguageVersion language)
    {
        var options = new CSharpParseOptions(language, DocumentationMode.Diagnose);
        var example = Regex.Matches(Repository.Text("README.md"), "```csharp\n(.*?)```", RegexOptions.Singleline)
            .Select(static block => block.Groups[1].Value)
            .Single(static code => code.Contains("new Tracker(", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(
            "Course",
            [CSharpSyntaxTree.ParseText(example, options, "Program.cs"), CSharpSyntaxTree.ParseText(ImplicitUsings, options, "Usings.cs")],
            SomeReferences.All,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new TrackedEventGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);
        return (output,
         await output.WithAnalyzers(AllRules.Analyzers, new AnalyzerOptions([]))
             .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }
}

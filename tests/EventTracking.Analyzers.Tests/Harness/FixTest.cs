using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>
/// Applies the fix of a rule, one by one and with Fix All; both must produce the same text. Spans are marked as in
/// <see cref="RuleTest{TAnalyzer}"/>, or by <c>{|EVT101:…|}</c> if the message does not matter.
/// </summary>
internal static class FixTest<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Asserts that the fix rewrites one text to the other.</summary>
    public static Task Rewrites(string before, string after) => new Test(before, after).RunAsync();

    /// <summary>Asserts that the rule reports the marked spans and no fix is offered.</summary>
    public static Task OffersNothingFor(string source) => new Test(source, source).RunAsync();

    /// <summary>A test that can be configured before it runs.</summary>
    public sealed class Test : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    {
        public Test(string before, string after)
        {
            TestCode = before;
            FixedCode = after;
            ReferenceAssemblies = SomeReferences.None;
            TestState.AdditionalReferences.AddRange(SomeReferences.All);
            TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
            SolutionTransforms.Add(static (solution, project) => solution.AddAnalyzerReference(project, new GeneratorReference()));
        }

        protected override ParseOptions CreateParseOptions() =>
            new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

        protected override CompilationOptions CreateCompilationOptions() =>
            ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);
    }
}

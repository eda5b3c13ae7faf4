using EventTracking.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>
/// Runs one rule and the generator on a source. Spans that must be reported are marked <c>{|#0:…|}</c>, <c>{|#1:…|}</c> and so on.
/// </summary>
/// <typeparam name="TAnalyzer">The rule's analyzer.</typeparam>
internal static class RuleTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Asserts that the rule reports exactly the marked spans, with these messages in order.</summary>
    public static Task Reports(string source, params string[] messages) => new Test(source).Expecting(messages).RunAsync();

    /// <summary>Asserts that the rule reports nothing.</summary>
    public static Task ReportsNothingFor(string source) => new Test(source).RunAsync();

    /// <summary>A test that can be configured before it runs, for example with more sources or an <c>.editorconfig</c>.</summary>
    public sealed class Test : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    {
        public Test(string source)
        {
            TestCode = source;
            ReferenceAssemblies = SomeReferences.None;
            TestState.AdditionalReferences.AddRange(SomeReferences.All);
            TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        }

        public Test Expecting(params string[] messages)
        {
            ExpectedDiagnostics.AddRange(messages.Select(static (message, i) => Expected.At<TAnalyzer>(i, message)));
            return this;
        }

        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(TrackedEventGenerator), typeof(CompletingGenerator)];

        /// <summary>Adds a source from another generator.</summary>
        public Test CompletedBy(string source)
        {
            TestState.AdditionalFiles.Add((CompletingGenerator.FileName, source));
            return this;
        }

        protected override ParseOptions CreateParseOptions() =>
            new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

        protected override CompilationOptions CreateCompilationOptions() =>
            ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);
    }
}

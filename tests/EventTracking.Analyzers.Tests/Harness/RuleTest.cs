using EventTracking.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>
/// Runs one rule over a source, the generator beside it as in a build. A span that must be reported is marked <c>{|#0:…|}</c>,
/// the next one <c>{|#1:…|}</c>.
/// </summary>
/// <typeparam name="TAnalyzer">The rule's analyzer.</typeparam>
internal static class RuleTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The rule reports exactly the marked spans, with these messages in the order of the marks.</summary>
    public static Task Reports(string source, params string[] messages) => new Test(source).Expecting(messages).RunAsync();

    /// <summary>The rule reports nothing.</summary>
    public static Task IsSilentOn(string source) => new Test(source).RunAsync();

    /// <summary>A test to adjust before it runs: more sources, an <c>.editorconfig</c>, referenced assemblies.</summary>
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

        /// <summary>Another generator adds this source.</summary>
        public Test CompletedBy(string source)
        {
            TestState.AdditionalFiles.Add((CompletingGenerator.FileName, source));
            return this;
        }

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

        protected override CompilationOptions CreateCompilationOptions() =>
            ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);
    }
}

using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>Adds an <c>.editorconfig</c> that applies to all sources of a test.</summary>
internal static class EditorConfig
{
    public static TTest WithEditorConfig<TTest>(this TTest test, string setting)
        where TTest : AnalyzerTest<DefaultVerifier>
    {
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n\n[*.cs]\n{setting}\n"));
        return test;
    }
}

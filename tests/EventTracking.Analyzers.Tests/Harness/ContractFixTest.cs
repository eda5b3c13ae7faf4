using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>
/// Applies a fix of a contract rule, one by one and with Fix All in document, project and solution. Sources are marked as in
/// <see cref="FixTest{TAnalyzer, TFix}"/>. Locks are given without their first line.
/// </summary>
/// <param name="sources">The sources.</param>
/// <param name="blocks">The blocks of the lock.</param>
internal sealed class ContractFixTest<TAnalyzer, TFix>(string[] sources, string blocks)
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private const string LockPath = "/shop/events.lock";
    private const string Usings =
        "using System.Collections.Generic;\nusing System.Text.Json.Serialization;\nusing EventTracking;\n\n";

    public ContractFixTest(string source, string blocks)
        : this([source], blocks)
    {
    }

    /// <summary>The equivalence key of the fix; by default that of the first.</summary>
    public string? Key { get; init; }

    /// <summary>The first line of the lock.</summary>
    public string Header { get; init; } = "eventtracking lock 1\n";

    /// <summary>The line ending of the lock.</summary>
    public string LineEnding { get; init; } = "\n";

    /// <summary>A setting in <c>.editorconfig</c>.</summary>
    public string? Setting { get; init; }

    /// <summary>Asserts that the fix rewrites the source and the lock.</summary>
    public Task Gives(string source, string lockBlocks) => Gives([source], lockBlocks);

    /// <summary>Asserts that the fix rewrites the sources and the lock.</summary>
    public Task Gives(string[] fixedSources, string lockBlocks)
    {
        var test = Create();
        test.FixedState.Sources.Clear();
        foreach (var source in fixedSources)
            test.FixedState.Sources.Add(Usings + source);
        test.FixedState.AdditionalFiles.Add((LockPath, Lock(lockBlocks)));
        test.NumberOfFixAllInDocumentIterations = sources.Count(static source => source.Contains("{|", StringComparison.Ordinal));
        test.CodeActionEquivalenceKey = Key;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asserts that the rule reports the marked spans and no fix is offered.</summary>
    public Task OffersNothing()
    {
        var test = Create();
        test.CodeActionEquivalenceKey = Key;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private FixTest<TAnalyzer, TFix>.Test Create()
    {
        var test = new FixTest<TAnalyzer, TFix>.Test(Usings + sources[0], Usings + sources[0]);
        foreach (var source in sources.Skip(1))
            test.TestState.Sources.Add(Usings + source);

        test.TestState.AdditionalFiles.Add((LockPath, Lock(blocks)));

        // An event is compared as a whole, and a change may be located in another type.
        test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
        return Setting is null ? test : test.WithEditorConfig(Setting);
    }

    private SourceText Lock(string text) =>
        SourceText.From((text.Length == 0 ? Header : $"{Header}\n{text}\n").ReplaceLineEndings(LineEnding));
}

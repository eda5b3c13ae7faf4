using System.Collections.Immutable;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Tests.Contract;

/// <summary>Runs a contract rule in a project with a lock. Spans are marked as in <see cref="RuleTest{TAnalyzer}"/>.</summary>
internal static class LockTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Asserts that the rule reports exactly the marked spans, with these messages in order.</summary>
    public static Task Reports(string source, string blocks, params string[] messages) =>
        Of(source, blocks).Expecting(messages).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Asserts that the rule reports nothing.</summary>
    public static Task ReportsNothingFor(string source, string blocks) => Reports(source, blocks);

    /// <summary>Returns a test with these blocks in the lock, after the header.</summary>
    public static RuleTest<TAnalyzer>.Test Of(string source, string blocks, CompatibilityMode mode = CompatibilityMode.Forward)
    {
        var test = new RuleTest<TAnalyzer>.Test(SomeLock.Usings + source);
        if (mode is not CompatibilityMode.Forward)
            test.WithEditorConfig($"eventtracking_compatibility = {mode.ToString().ToLowerInvariant()}");
        test.TestState.AdditionalFiles.Add((SomeLock.Path, SourceText.From(SomeLock.Of(blocks))));
        return test;
    }
}

/// <summary>Locks for tests.</summary>
internal static class SomeLock
{
    public const string Path = "/shop/events.lock";

    public const string Usings =
        "using System; using System.Collections.Generic; using System.Text.Json.Serialization; using EventTracking;\n";

    /// <summary>Returns a lock with these blocks, separated by empty lines.</summary>
    public static string Of(string blocks) => $"eventtracking lock 1\n\n{blocks.ReplaceLineEndings("\n").Trim('\n')}\n";

    /// <summary>Returns a lock with one event, <c>org.edx.video.stop 1</c>.</summary>
    /// <param name="nodes">Its lines, separated by <c>;</c>.</param>
    public static string Stop(string nodes) =>
        $"org.edx.video.stop 1\n{string.Concat(nodes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static node => $"  {node}\n"))}";
}

using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>What a rule is expected to report.</summary>
internal static class Expected
{
    /// <summary>The rule's only diagnostic, at the span with the mark of that number.</summary>
    public static DiagnosticResult At<TAnalyzer>(int mark, string message)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        new DiagnosticResult(new TAnalyzer().SupportedDiagnostics.Single()).WithLocation(mark).WithMessage(message);
}

using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>Expected diagnostics.</summary>
internal static class Expected
{
    /// <summary>The rule's diagnostic at the span with the given mark.</summary>
    public static DiagnosticResult At<TAnalyzer>(int mark, string message)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        new DiagnosticResult(new TAnalyzer().SupportedDiagnostics.Single())
            .WithLocation(mark)
            .WithMessage(message)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
}

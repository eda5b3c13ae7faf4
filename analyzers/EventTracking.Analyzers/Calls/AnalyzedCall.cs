using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Calls;

/// <summary>A call that a rule analyzes.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Report">Receives the diagnostics of the rule.</param>
/// <param name="CancellationToken">Cancels the analysis.</param>
internal readonly record struct AnalyzedCall(
    IInvocationOperation Invocation, Action<Diagnostic> Report, CancellationToken CancellationToken);

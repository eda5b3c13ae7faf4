using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Calls;

/// <summary>A call that a rule looks at.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Report">Takes what the rule reports.</param>
/// <param name="CancellationToken">Stops the analysis.</param>
internal readonly record struct AnalyzedCall(IInvocationOperation Invocation, Action<Diagnostic> Report, CancellationToken CancellationToken);

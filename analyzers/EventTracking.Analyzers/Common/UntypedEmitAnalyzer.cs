using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers;

/// <summary>A rule that looks at each untyped emit by itself.</summary>
/// <param name="rule">The rule.</param>
public abstract class UntypedEmitAnalyzer(DiagnosticDescriptor rule) : RuleAnalyzer(rule)
{
    private protected sealed override void Register(AnalysisContext context) =>
        context.RegisterOperationAction(AnalyzeInvocation, OperationKind.Invocation);

    private protected abstract void Analyze(OperationAnalysisContext context, UntypedEmit emit);

    private void AnalyzeInvocation(OperationAnalysisContext context)
    {
        if (UntypedEmit.Find((IInvocationOperation)context.Operation) is { } emit)
            Analyze(context, emit);
    }
}

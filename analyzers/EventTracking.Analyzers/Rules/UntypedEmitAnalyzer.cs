using EventTracking.Analyzers.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Rules;

/// <summary>The analyzer of a rule that checks each untyped emit separately.</summary>
/// <param name="rule">The descriptor of the rule.</param>
public abstract class UntypedEmitAnalyzer(DiagnosticDescriptor rule) : RuleAnalyzer(rule)
{
    private protected sealed override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start => start.RegisterCallAction(AnalyzeCall));

    private protected abstract void Analyze(UntypedEmit emit, Action<Diagnostic> report);

    private void AnalyzeCall(AnalyzedCall call)
    {
        if (UntypedEmit.Find(call.Invocation) is { } emit)
            Analyze(emit, call.Report);
    }
}

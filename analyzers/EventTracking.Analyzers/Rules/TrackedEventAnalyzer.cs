using EventTracking.Analyzers.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Rules;

/// <summary>The analyzer of a rule that checks each declared event separately.</summary>
/// <param name="rule">The descriptor of the rule.</param>
public abstract class TrackedEventAnalyzer(DiagnosticDescriptor rule) : RuleAnalyzer(rule)
{
    private protected sealed override void Register(AnalysisContext context) =>
        context.RegisterSymbolAction(AnalyzeSymbol, SymbolKind.NamedType);

    private protected abstract void Analyze(SymbolAnalysisContext context, TrackedEventDeclaration declaration);

    private void AnalyzeSymbol(SymbolAnalysisContext context)
    {
        if (TrackedEventDeclaration.Find((INamedTypeSymbol)context.Symbol) is { } declaration)
            Analyze(context, declaration);
    }
}

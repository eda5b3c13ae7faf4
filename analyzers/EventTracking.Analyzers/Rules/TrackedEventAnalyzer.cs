using EventTracking.Analyzers.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Rules;

/// <summary>A rule that looks at each declared event by itself.</summary>
/// <param name="rule">The rule.</param>
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

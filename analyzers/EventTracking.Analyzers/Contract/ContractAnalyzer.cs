using EventTracking.Analyzers.Configuration;
using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>The analyzer of a rule that compares each event with the lock. It does nothing in a project without one.</summary>
/// <param name="rule">The descriptor of the rule.</param>
public abstract class ContractAnalyzer(DiagnosticDescriptor rule) : RuleAnalyzer(rule)
{
    private protected override GeneratedCodeAnalysisFlags GeneratedCode => Everywhere;

    private protected sealed override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            if (ProjectContract.Of(start.Compilation, start.Options, start.CancellationToken) is not { } contract)
                return;

            start.RegisterSymbolAction(symbol => AnalyzeSymbol(symbol, contract), SymbolKind.NamedType);
            RegisterMore(start, contract);
        });

    private protected abstract void Analyze(EventUnderContract @event, Action<Diagnostic> report);

    /// <summary>Registers the actions of a rule that not only checks each event separately.</summary>
    private protected virtual void RegisterMore(CompilationStartAnalysisContext context, ProjectContract contract)
    {
    }

    private void AnalyzeSymbol(SymbolAnalysisContext context, ProjectContract contract)
    {
        if (TrackedEventDeclaration.Find((INamedTypeSymbol)context.Symbol) is { } declaration)
        {
            var mode = CompatibilitySetting.Of(context.Options, declaration.File);
            Analyze(new EventUnderContract(contract, declaration, mode, context.CancellationToken), context.ReportDiagnostic);
        }
    }
}

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
            if (FileAction(contract) is { } analyzeFile)
                start.RegisterSemanticModelAction(analyzeFile);
        });

    private protected abstract void Analyze(EventUnderContract @event, Action<Diagnostic> report);

    /// <summary>Returns an action for each file, if the rule reports something that is not at an event.</summary>
    private protected virtual Action<SemanticModelAnalysisContext>? FileAction(ProjectContract contract) => null;

    private void AnalyzeSymbol(SymbolAnalysisContext context, ProjectContract contract)
    {
        if (TrackedEventDeclaration.Find((INamedTypeSymbol)context.Symbol) is { } declaration)
        {
            var mode = CompatibilitySetting.Of(context.Options, declaration.File);
            Analyze(new EventUnderContract(contract, declaration, mode, context.CancellationToken), context.ReportDiagnostic);
        }
    }
}

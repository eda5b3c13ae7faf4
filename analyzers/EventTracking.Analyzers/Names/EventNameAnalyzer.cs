using EventTracking.Analyzers.Calls;
using EventTracking.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Names;

/// <summary>The analyzer of a rule that checks each event name separately, in declarations and untyped emits.</summary>
/// <param name="rule">The descriptor of the rule.</param>
public abstract class EventNameAnalyzer(DiagnosticDescriptor rule) : RuleAnalyzer(rule)
{
    private protected sealed override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(start =>
        {
            var check = Begin(start.Compilation, start.Options);
            start.RegisterSymbolAction(
                context => Report(EventNameUse.Find((INamedTypeSymbol)context.Symbol, context.CancellationToken), context.ReportDiagnostic),
                SymbolKind.NamedType);
            start.RegisterCallAction(call => Report(EventNameUse.Find(call.Invocation), call.Report));

            void Report(EventNameUse? name, Action<Diagnostic> report)
            {
                if (name is { } use && check(use) is { } diagnostic)
                    report(diagnostic);
            }
        });

    /// <summary>Creates the check for a compilation. It returns a diagnostic for an invalid name.</summary>
    private protected abstract Func<EventNameUse, Diagnostic?> Begin(Compilation compilation, AnalyzerOptions options);
}

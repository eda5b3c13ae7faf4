using EventTracking.Analyzers.Calls;
using EventTracking.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Names;

/// <summary>A rule that looks at each event name by itself, be it declared or emitted untyped.</summary>
/// <param name="rule">The rule.</param>
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
                if (name is { } written && check(written) is { } diagnostic)
                    report(diagnostic);
            }
        });

    /// <summary>Makes the check of one compilation.</summary>
    private protected abstract Func<EventNameUse, Diagnostic?> Begin(Compilation compilation, AnalyzerOptions options);
}

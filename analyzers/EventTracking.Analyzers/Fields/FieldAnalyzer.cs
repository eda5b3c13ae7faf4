using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>The analyzer of a rule that reports one kind of problem in the field types of events.</summary>
public abstract class FieldAnalyzer : TrackedEventAnalyzer
{
    private readonly TypeProblemKind _kind;

    private protected FieldAnalyzer(DiagnosticDescriptor rule, TypeProblemKind kind)
        : base(rule) => _kind = kind;

    private protected sealed override void Analyze(SymbolAnalysisContext context, TrackedEventDeclaration declaration)
    {
        foreach (var found in FieldProblems.Of(context.Compilation, declaration.Type, context.CancellationToken))
        {
            if (found.Problem.Kind == _kind)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    SupportedDiagnostics[0],
                    found.Location(declaration, context.CancellationToken),
                    AdditionalLocations(found),
                    MessageArguments(found)));
            }
        }
    }

    private protected abstract object[] MessageArguments(FieldProblem found);

    /// <summary>Returns the locations that the fix of the rule edits, if it does not edit the location of the diagnostic.</summary>
    private protected virtual IEnumerable<Location> AdditionalLocations(FieldProblem found) => [];
}

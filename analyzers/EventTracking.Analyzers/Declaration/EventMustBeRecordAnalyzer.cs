using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Declaration;

/// <summary>EVT102: a tracked event must be a concrete record or record struct that generated code can name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMustBeRecordAnalyzer() : TrackedEventAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT102",
        title: "A tracked event must be a concrete record",
        message: "The event '{0}' {1}; declare it as a partial record or record struct that is not abstract, generic or file-local");

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => Everywhere;

    private protected override void Analyze(SymbolAnalysisContext context, TrackedEventDeclaration declaration)
    {
        if (EventShape.WhyNotOfSupportedKind(declaration.Type) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor, declaration.TypeLocation(context.CancellationToken), declaration.Type.Name, reason));
        }
    }
}

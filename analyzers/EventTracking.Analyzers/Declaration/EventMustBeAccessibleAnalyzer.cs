using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Declaration;

/// <summary>EVT103: a tracked event must be accessible to generated code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMustBeAccessibleAnalyzer() : TrackedEventAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT103",
        title: "A tracked event must be accessible to generated code",
        message: "Generated code cannot access the event '{1}' because '{0}' is protected; make '{0}' public, internal or private");

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => Everywhere;

    private protected override void Analyze(SymbolAnalysisContext context, TrackedEventDeclaration declaration)
    {
        foreach (var type in EventShape.SelfAndContainers(declaration.Type))
        {
            if (!EventShape.HasSupportedAccessibilityItself(type))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, declaration.TypeLocation(context.CancellationToken), type.Name, declaration.Type.Name));
            }
        }
    }
}

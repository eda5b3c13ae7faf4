using EventTracking.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Declaration;

/// <summary>EVT101: a tracked event, and every type around it, is partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMustBePartialAnalyzer() : TrackedEventAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT101",
        title: "A tracked event must be partial",
        message: "Make '{0}' partial so that the members of the event '{1}' can be generated");

    private protected override void Analyze(SymbolAnalysisContext context, TrackedEventDeclaration declaration)
    {
        foreach (var type in EventShape.SelfAndContainers(declaration.Type))
        {
            foreach (var part in EventShape.PartsThatAreNotPartial(type, context.CancellationToken))
            {
                var location = (part as BaseTypeDeclarationSyntax)?.Identifier.GetLocation() ?? part.GetLocation();
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, type.Name, declaration.Type.Name));
            }
        }
    }
}

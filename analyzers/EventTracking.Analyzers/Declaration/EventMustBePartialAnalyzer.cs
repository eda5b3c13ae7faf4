using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Declaration;

/// <summary>EVT101: a tracked event and its containing types must be partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMustBePartialAnalyzer() : RuleAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT101",
        title: "A tracked event must be partial",
        message: "Make '{0}' partial so that code can be generated for the event '{1}'");

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => Everywhere;

    private protected override void Register(AnalysisContext context) =>
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);

    /// <summary>Containing types are reported by their own symbol action, because editors offer no fix for non-local diagnostics.</summary>
    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (FindEvent(type) is not { } trackedEvent)
            return;

        foreach (var part in EventShape.PartsThatAreNotPartial(type, context.CancellationToken))
        {
            var location = (part as BaseTypeDeclarationSyntax)?.Identifier.GetLocation() ?? part.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, type.Name, trackedEvent.Name));
        }
    }

    /// <summary>Returns the type if it is an event, otherwise the first event nested in it.</summary>
    private static INamedTypeSymbol? FindEvent(INamedTypeSymbol type) =>
        TrackedEventDeclaration.Find(type) is not null
            ? type
            : type.GetTypeMembers().Select(FindEvent).FirstOrDefault(static found => found is not null);
}

using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Names;

/// <summary>EVT405: an event should have a summary, which the generator copies into its descriptor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMustBeDocumentedAnalyzer() : TrackedEventAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Information(
        id: "EVT405",
        title: "An event should have a summary",
        message: "Add a doc comment with a summary to the event '{0}'; it becomes the documentation in the event's descriptor");

    private protected override void Analyze(SymbolAnalysisContext context, TrackedEventDeclaration declaration)
    {
        if (new TypeDocs(declaration.Type, context.CancellationToken).Summary is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor, declaration.TypeLocation(context.CancellationToken), declaration.Type.Name));
        }
    }
}

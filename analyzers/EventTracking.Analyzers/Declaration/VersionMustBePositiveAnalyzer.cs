using System.Globalization;
using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Declaration;

/// <summary>EVT105: the version of an event must be 1 or more.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VersionMustBePositiveAnalyzer() : TrackedEventAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT105",
        title: "The version of an event must be 1 or more",
        message: "The event '{0}' has version {1}; set Version to 1 or more");

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => Everywhere;

    private protected override void Analyze(SymbolAnalysisContext context, TrackedEventDeclaration declaration)
    {
        if (declaration.Version < EventShape.LowestVersion)
        {
            // Formatted here: the compiler formats arguments with the user's culture, and Finnish writes another minus sign.
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                declaration.VersionLocation(context.CancellationToken),
                declaration.Type.Name,
                declaration.Version.ToString(CultureInfo.InvariantCulture)));
        }
    }
}

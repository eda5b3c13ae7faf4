using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Declaration;

/// <summary>EVT106: an event must not be declared in a Razor file or in other output of source generators.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMustBeInCSharpFileAnalyzer() : TrackedEventAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT106",
        title: "An event must be declared in a C# file",
        message: "No code is generated for the event '{0}' because source generators do not see each other's output; "
            + "move it from '{1}' to a C# file");

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => Everywhere;

    /// <summary>Events that the generator rejects for another reason are reported by other rules.</summary>
    private protected override void Analyze(SymbolAnalysisContext context, TrackedEventDeclaration declaration)
    {
        if (!context.IsGeneratedCode || declaration.HasGeneratedCode || !EventShape.HasSupportedLanguage(context.Compilation))
            return;

        var location = declaration.TypeLocation(context.CancellationToken);
        if (EventShape.IsRecordOfSupportedKind(declaration.Type)
            && EventShape.HasSupportedAccessibility(declaration.Type)
            && declaration.Version >= EventShape.LowestVersion)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, declaration.Type.Name, FileName(location)));
        }
    }

    private static string FileName(Location location) => Path.GetFileName(location.GetMappedLineSpan().Path);
}

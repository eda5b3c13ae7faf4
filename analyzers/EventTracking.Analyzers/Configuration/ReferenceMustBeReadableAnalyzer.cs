using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Configuration;

/// <summary>EVT902: the declarations of a referenced assembly have a format that this version of the analyzers can read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReferenceMustBeReadableAnalyzer() : RuleAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT902",
        title: "A referenced assembly must declare its events in a known format",
        message: "The events of '{0}' are not checked, because their format is unknown ('{1}'); "
            + "build '{0}' with the version of EventTracking that this project uses",
        WellKnownDiagnosticTags.CompilationEnd);

    private protected override void Register(AnalysisContext context) => context.RegisterCompilationAction(static end =>
    {
        foreach (var assembly in DeclaredEvents.References(end.Compilation))
        {
            if (DeclarationFormat.UnknownOf(assembly) is { } format)
                end.ReportDiagnostic(Diagnostic.Create(Descriptor, Location.None, assembly.Name, MessageText.Escape(format)));
        }
    });
}

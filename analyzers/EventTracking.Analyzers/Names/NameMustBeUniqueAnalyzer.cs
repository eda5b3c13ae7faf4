using EventTracking.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Names;

/// <summary>EVT402: an event name must be declared once, in this compilation and its references.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameMustBeUniqueAnalyzer() : RuleAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT402",
        title: "An event name must be declared once",
        message: "The event name '{0}' is declared more than once: {1}",
        WellKnownDiagnosticTags.CompilationEnd);

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(static start =>
        {
            var names = new DeclaredNames();
            start.RegisterSymbolAction(names.Add, SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, names));
        });

    private static void Report(CompilationAnalysisContext context, DeclaredNames names)
    {
        var byName = names.AllBy(static name => name, context.Compilation);
        foreach (var declared in names.Own)
        {
            // An empty name is reported as EVT401.
            if (declared.Name.Length > 0 && byName[declared.Name].FirstOrDefault(other => other != declared) is { } duplicate)
                Report(declared, $"also by {Describe(duplicate)}");
        }

        // Only applications report conflicts between references, because they choose the references.
        if (context.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule)
            return;
        foreach (var referenced in byName.OrderBy(static declared => declared.Key, StringComparer.Ordinal))
        {
            var first = referenced.First();
            if (first is { Location: null, Name.Length: > 0 }
                && referenced.FirstOrDefault(other => other.Assembly != first.Assembly) is { } duplicate)
            {
                Report(first, $"by {Describe(first)} and by {Describe(duplicate)}");
            }
        }

        void Report(DeclaredName declared, string declarations) => context.ReportDiagnostic(Diagnostic.Create(
            Descriptor, declared.Location ?? Location.None, MessageText.Escape(declared.Name), declarations));
    }

    private static string Describe(DeclaredName declared) => $"'{declared.Type}' in '{declared.Assembly}'";
}

using System.Collections.Concurrent;
using EventTracking.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Names;

/// <summary>
/// EVT403: event names must differ in more than case and separators. A similar name in an untyped emit is probably a typo.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameMustBeDistinctAnalyzer() : RuleAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT403",
        title: "Event names must differ in more than case and separators",
        message: "The event name '{0}' differs from '{1}' ('{2}' in '{3}') only in case, '_' or '-'; use the same name or a distinct one",
        WellKnownDiagnosticTags.CompilationEnd);

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(static start =>
        {
            var names = new DeclaredNames();
            var emitted = new ConcurrentQueue<EventNameUse>();
            start.RegisterSymbolAction(names.Add, SymbolKind.NamedType);
            start.RegisterOperationAction(operation => AddName(operation, emitted), OperationKind.Invocation);
            start.RegisterCompilationEndAction(end => Report(end, names, emitted));
        });

    private static void AddName(OperationAnalysisContext context, ConcurrentQueue<EventNameUse> emitted)
    {
        if (EventNameUse.Find((IInvocationOperation)context.Operation) is { } name)
            emitted.Enqueue(name);
    }

    private static void Report(CompilationAnalysisContext context, DeclaredNames names, IEnumerable<EventNameUse> emitted)
    {
        var byKey = names.AllBy(ComparisonKey, context.Compilation);
        foreach (var declared in names.Own)
            ReportIfSimilar(declared.Name, declared.Location);
        foreach (var name in emitted.Where(name => byKey[ComparisonKey(name.Text)].All(declared => declared.Name != name.Text)))
            ReportIfSimilar(name.Text, name.Location);

        void ReportIfSimilar(string name, Location? location)
        {
            if (byKey[ComparisonKey(name)].FirstOrDefault(other => other.Name != name) is { } similar)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, location, MessageText.Escape(name), MessageText.Escape(similar.Name), similar.Type, similar.Assembly));
            }
        }
    }

    private static string ComparisonKey(string name) =>
        new([.. name.Where(static c => c is not ('_' or '-')).Select(char.ToLowerInvariant)]);
}

using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT210: an event must not exceed the default field limit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMustNotExceedFieldLimitAnalyzer() : TrackedEventAnalyzer(Descriptor)
{
    /// <summary>The default of <c>EventLimits.MaxFields</c>.</summary>
    internal const int DefaultLimit = 512;

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT210",
        title: "An event must not exceed the default field limit",
        message: "'{0}' has {1} fields, but events with more than 512 are dropped by default; "
            + "split the event, or raise EventLimits.MaxFields");

    private protected override void Analyze(SymbolAnalysisContext context, TrackedEventDeclaration declaration)
    {
        var fields = FieldProblems.Count(context.Compilation, declaration.Type, context.CancellationToken);
        if (fields > DefaultLimit)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                declaration.TypeLocation(context.CancellationToken),
                declaration.Type.ToDisplayString(TypeNames.Relative),
                fields));
        }
    }
}

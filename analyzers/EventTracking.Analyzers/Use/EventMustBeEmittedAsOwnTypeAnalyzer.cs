using EventTracking.Analyzers.Calls;
using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Use;

/// <summary>EVT304: an event must be emitted as its own type, not as a base event.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMustBeEmittedAsOwnTypeAnalyzer() : RuleAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT304",
        title: "An event must be emitted as its own type",
        message: "This expression may hold a '{0}', which would be emitted as the event '{1}' without its own fields; "
            + "emit it through a variable of its own type");

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(static start =>
        {
            var derived = new Lazy<DerivedEvents>(() => new DerivedEvents(start.Compilation));
            start.RegisterCallAction(call => AnalyzeCall(call, derived));
        });

    private static void AnalyzeCall(AnalyzedCall call, Lazy<DerivedEvents> derived)
    {
        if (EmittedEvent.Find(call.Invocation) is not { Type: { IsReferenceType: true, IsSealed: false } type } emitted
            || emitted.Value is IInstanceReferenceOperation)
        {
            return;
        }

        // The type before a conversion to the base event is certain; other expressions may hold any derived event.
        var actual = emitted.Value.Type is INamedTypeSymbol value && value.Bases().Contains(type, SymbolEqualityComparer.Default)
            ? TrackedEventDeclaration.Find(value) is null ? null : value
            : derived.Value.Of(type) is { } known && !emitted.IsExact(call.CancellationToken) ? known : null;
        if (actual is not null)
            call.Report(Diagnostic.Create(Descriptor, emitted.Value.Syntax.GetLocation(), actual.Name, type.Name));
    }
}

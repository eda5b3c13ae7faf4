using EventTracking.Analyzers.Calls;
using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Use;

/// <summary>EVT302: a declared event must not be emitted untyped.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredEventMustBeEmittedTypedAnalyzer() : RuleAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT302",
        title: "A declared event must not be emitted untyped",
        message: "The event '{0}' is declared as '{1}'; emit it as '{1}' so that the compiler checks its fields");

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(static start =>
        {
            var events = new Lazy<DeclaredEvents>(() => new DeclaredEvents(start.Compilation));
            start.RegisterCallAction(call => AnalyzeCall(call, events));
        });

    private static void AnalyzeCall(AnalyzedCall call, Lazy<DeclaredEvents> events)
    {
        if (UntypedEmit.Find(call.Invocation) is { Name: { } name, ConstantName: { } eventName }
            && events.Value.Find(eventName) is { } trackedEvent
            && call.Invocation.SemanticModel!.IsAccessible(name.Syntax.SpanStart, trackedEvent))
        {
            call.Report(Diagnostic.Create(Descriptor, name.Syntax.GetLocation(), eventName, trackedEvent.Name));
        }
    }
}

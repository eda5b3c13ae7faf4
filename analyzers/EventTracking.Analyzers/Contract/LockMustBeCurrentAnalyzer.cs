using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>EVT509: a compatible change should be recorded in the lock.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockMustBeCurrentAnalyzer() : ChangeAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Information(
        id: "EVT509",
        title: "A compatible change should be in events.lock",
        message: "{0} is not in events.lock yet; update it");

    private protected override object[] MessageArguments(EventUnderContract @event, ShapeChange change) =>
        [$"The change that '{change.Path}' of the event '{@event.Name}' {change.Predicate}"];

    private protected override void Analyze(EventUnderContract @event, Action<Diagnostic> report)
    {
        base.Analyze(@event, report);
        if (@event.Status is LockStatus.DeclaredAgain)
        {
            report(Diagnostic.Create(
                Descriptor,
                @event.Declaration.TypeLocation(@event.CancellationToken),
                @event.Properties(),
                $"The change that the retired event '{@event.Name}' is declared again"));
        }
    }
}

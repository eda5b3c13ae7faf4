using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Contract;

/// <summary>The analyzer of a rule that reports changes of a locked shape.</summary>
/// <param name="rule">The descriptor of the rule.</param>
public abstract class ChangeAnalyzer(DiagnosticDescriptor rule) : ContractAnalyzer(rule)
{
    private protected override void Analyze(EventUnderContract @event, Action<Diagnostic> report)
    {
        var descriptor = SupportedDiagnostics[0];
        foreach (var change in @event.ChangesOf(descriptor.Id))
        {
            report(Diagnostic.Create(
                descriptor, @event.LocationOf(change), @event.Properties(change), MessageArguments(@event, change)));
        }
    }

    private protected abstract object[] MessageArguments(EventUnderContract @event, ShapeChange change);
}

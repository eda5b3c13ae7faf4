using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>EVT506: the values of a locked enum and the types of a locked union must remain.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockedValuesMustRemainAnalyzer() : ChangeAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT506",
        title: "The values of a locked enum or union must remain",
        message: "'{0}' of the event '{1}' {2}, which {3} does not allow; "
            + "update events.lock if all readers accept it, or raise Version to {4}");

    private protected override object[] MessageArguments(EventUnderContract @event, ShapeChange change) =>
        [change.Path, @event.Name, change.Predicate, ContractText.Compatibility(@event.Mode), @event.NextVersion];
}

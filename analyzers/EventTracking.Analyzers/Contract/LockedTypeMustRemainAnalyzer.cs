using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>EVT503: a locked field must keep its type and format.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockedTypeMustRemainAnalyzer() : ChangeAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT503",
        title: "A locked field must keep its type",
        message: "'{0}' of the event '{1}' {2}, which {3} does not allow; restore the type, or raise Version to {4}");

    private protected override object[] MessageArguments(EventUnderContract @event, ShapeChange change) =>
        [change.Path, @event.Name, change.Predicate, ContractText.Compatibility(@event.Mode), @event.NextVersion];
}

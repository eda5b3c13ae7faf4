using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>EVT504: a locked field must keep its nullability and presence.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockedPresenceMustRemainAnalyzer() : ChangeAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT504",
        title: "A locked field must keep its nullability and presence",
        message: "'{0}' of the event '{1}' {2}, which {3} does not allow; restore it, or raise Version to {4}");

    private protected override object[] MessageArguments(EventUnderContract @event, ShapeChange change) =>
        [change.Path, @event.Name, change.Predicate, ContractText.Compatibility(@event.Mode), @event.NextVersion];
}

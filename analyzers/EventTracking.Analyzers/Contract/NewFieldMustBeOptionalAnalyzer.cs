using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>EVT505: a new field must be optional if new readers are to understand old data.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NewFieldMustBeOptionalAnalyzer() : ChangeAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT505",
        title: "A new field must be optional",
        message: "'{0}' of the event '{1}' is new and always present, which {2} does not allow; "
            + "let it be absent with [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)], or raise Version to {3}");

    private protected override object[] MessageArguments(EventUnderContract @event, ShapeChange change) =>
        [change.Path, @event.Name, ContractText.Compatibility(@event.Mode), @event.NextVersion];
}

using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT208: a member with <c>[JsonInclude]</c> must be accessible to the event.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IncludedMemberMustBeAccessibleAnalyzer() : FieldAnalyzer(Descriptor, TypeProblemKind.UnreachableInclude)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT208",
        title: "A member with [JsonInclude] must be accessible to the event",
        message: "'{0}' has [JsonInclude] but is not accessible to the event, so it is not written; "
            + "make it public or internal, or remove [JsonInclude]");

    private protected override object[] MessageArguments(FieldProblem found) => [found.Path];

    private protected override IEnumerable<Location> AdditionalLocations(FieldProblem found) =>
        found.Problem.Step.Member?.Locations.Where(static location => location.IsInSource) ?? [];
}

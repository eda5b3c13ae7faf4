using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT205: a public field must have <c>[JsonInclude]</c> or <c>[JsonIgnore]</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PublicFieldMustBeIncludedAnalyzer() : FieldAnalyzer(Descriptor, TypeProblemKind.UnmarkedField)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT205",
        title: "A public field must have [JsonInclude] or [JsonIgnore]",
        message: "'{0}' is a public field, which is not written by default; make it a property, or add [JsonInclude] or [JsonIgnore]");

    private protected override object[] MessageArguments(FieldProblem found) => [found.Path];
}

using EventTracking.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT205: a public field says whether it is written; without a word it is not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PublicFieldMustBeIncludedAnalyzer() : FieldAnalyzer(Descriptor, TypeFindingKind.LeftOut)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT205",
        title: "A public field must be included, or ignored",
        message: "'{0}' is a public field, which is not written; make it a property, or put [JsonInclude] or [JsonIgnore] on it");

    private protected override object[] MessageArguments(FieldFinding found) => [found.Path];
}

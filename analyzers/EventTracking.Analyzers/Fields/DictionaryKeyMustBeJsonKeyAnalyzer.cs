using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT204: dictionary keys must have a type that can be a JSON key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DictionaryKeyMustBeJsonKeyAnalyzer() : FieldAnalyzer(Descriptor, TypeProblemKind.NoJsonKey)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT204",
        title: "Dictionary keys must have a type that can be a JSON key",
        message: "'{0}' has keys of type '{1}', which cannot be JSON keys; use string, an integer, Guid or an enum");

    private protected override object[] MessageArguments(FieldProblem found) =>
        [found.Path, found.TypeName];
}

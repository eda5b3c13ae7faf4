using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT202: two fields must not have the same wire name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FieldNamesMustDifferAnalyzer() : FieldAnalyzer(Descriptor, TypeProblemKind.SameName)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT202",
        title: "Two fields must not have the same wire name",
        message: "'{0}' and {2} have the same wire name '{1}'; rename one of them, for example with [JsonPropertyName]");

    private protected override object[] MessageArguments(FieldProblem found) =>
        [found.Path, found.Problem.WireName!, NameOf(found.Problem.Other!)];

    private static string NameOf(ISymbol other) => other is INamedTypeSymbol @base
        ? $"the discriminator of '{@base.Name}'"
        : $"'{other.ContainingType.Name}.{other.Name}'";
}

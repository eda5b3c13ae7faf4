using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT209: two enum members or derived types must not have the same wire name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WireNamesMustDifferAnalyzer() : FieldAnalyzer(Descriptor, TypeProblemKind.SameWireName)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT209",
        title: "Two enum members or derived types must not have the same wire name",
        message: "'{0}: {1}' {2}");

    private protected override object[] MessageArguments(FieldProblem found) =>
        [found.Path, found.TypeName, found.Problem.Advice!];
}

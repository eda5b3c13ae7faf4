using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Graph;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT203: a recursive type is written to a limited depth.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FieldIsRecursiveAnalyzer() : FieldAnalyzer(Descriptor, TypeProblemKind.Recursion)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Information(
        id: "EVT203",
        title: "A recursive type is written to a depth of 64",
        message: "'{0}' is recursive through '{1}'; values nested deeper than 64 levels become null");

    private protected override object[] MessageArguments(FieldProblem found) =>
        [found.Path, found.Problem.Type.WithoutNullable().ToDisplayString(TypeNames.Relative)];
}

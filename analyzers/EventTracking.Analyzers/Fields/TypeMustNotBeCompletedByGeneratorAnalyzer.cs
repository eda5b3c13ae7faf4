using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Graph;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT206: a type in an event must not be completed by another source generator.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeMustNotBeCompletedByGeneratorAnalyzer() : FieldAnalyzer(Descriptor, TypeProblemKind.CompletedByGenerator)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT206",
        title: "A type in an event must not be completed by another source generator",
        message: "'{0}' is declared by another source generator, whose output is not visible here; "
            + "give '{1}' a value writer with [EventValue], or declare it in your own source");

    private protected override object[] MessageArguments(FieldProblem found) =>
    [
        found.Path,
        ((ISymbol?)found.Problem.Step.Member?.ContainingType is { } owner && found.Problem.Other is null ? owner : found.Problem.Type)
            .ToDisplayString(TypeNames.Relative),
    ];
}

using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Graph;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT211: a value writer must fit the type of its value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValueWriterMustFitAnalyzer() : FieldAnalyzer(Descriptor, TypeProblemKind.WriterDoesNotFit)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT211",
        title: "A value writer must fit the type of its value",
        message: "The value writer '{2}' does not fit '{0}: {1}'; "
            + "use an accessible class or struct that implements IEventValueWriter<{1}>");

    private protected override object[] MessageArguments(FieldProblem found) =>
    [
        found.Path,
        found.Problem.Type.WithoutNullable().ToDisplayString(TypeNames.Relative),
        found.Problem.Other?.ToDisplayString(TypeNames.Relative) ?? "null",
    ];
}

using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT201: a field must have a type that can be serialized.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FieldMustBeSerializableAnalyzer() : FieldAnalyzer(Descriptor, TypeProblemKind.NoJsonForm)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT201",
        title: "A field must have a type that can be serialized",
        message: "'{0}: {1}' cannot be written as JSON; {2}");

    private protected override object[] MessageArguments(FieldProblem found) =>
        [found.Path, found.TypeName, found.Problem.Advice ?? Advice.For(found.Problem.Type)];
}

using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT207: converters and extension data, which have no effect on events, must be replaced by value writers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConverterMustBeReplacedAnalyzer() : FieldAnalyzer(Descriptor, TypeProblemKind.ConverterIgnored)
{
    private const string Suffix = "Attribute";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT207",
        title: "Converters and extension data must be replaced by value writers",
        message: "'{0}: {1}' has [{2}], which has no effect on events; give it a value writer with [EventValue]");

    private protected override object[] MessageArguments(FieldProblem found) =>
    [
        found.Path,
        found.TypeName,
        found.Problem.Other!.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? found.Problem.Other.Name.Substring(0, found.Problem.Other.Name.Length - Suffix.Length)
            : found.Problem.Other.Name,
    ];
}

using EventTracking.Analyzers.Calls;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Use;

/// <summary>EVT303: a value of an untyped emit must have a type that can be serialized.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UntypedValueMustBeSerializableAnalyzer() : UntypedEmitAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT303",
        title: "A value of an untyped emit must have a type that can be serialized",
        message: "'{0}: {1}' cannot be written as JSON and becomes null; {2}");

    private protected override void Analyze(UntypedEmit emit, Action<Diagnostic> report)
    {
        foreach (var value in UnwritableValue.In(emit.Data))
        {
            report(Diagnostic.Create(
                Descriptor,
                value.Operation.Syntax.GetLocation(),
                value.Path,
                value.Type.ToDisplayString(TypeNames.Relative),
                Advice.ForUntyped(value.Type)));
        }
    }
}

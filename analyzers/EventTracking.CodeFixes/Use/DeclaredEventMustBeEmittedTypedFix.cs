using System.Composition;
using EventTracking.Analyzers.Events;
using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Use;

/// <summary>EVT302: calls the generated emit method, with each value as the argument of its wire name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DeclaredEventMustBeEmittedTypedFix() : RuleFix("EVT302", "Emit the declared event")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (UntypedCall.Find(fix.Model, node, fix.CancellationToken) is not { } untyped
            || new DeclaredEvents(fix.Model.Compilation).Find(untyped.EventName) is not { } trackedEvent
            || GeneratedEmitMethod.Of(fix.Model.Compilation, trackedEvent, fix.CancellationToken) is not { } typed
            || typed.Parameters(untyped.Keys) is not { } parameters
            || !AreEquivalent(fix.Model, untyped.Values, parameters)
            || typed.ScopeAt(fix.Model, untyped.Syntax.Invocation.SpanStart) is not { } scope)
        {
            return false;
        }

        if (scope is MethodScope.AfterImport)
            fix.Import(trackedEvent.ContainingNamespace);

        var call = untyped.Typed(typed.Method.Name, [.. parameters.Select(static parameter => parameter.Name)]);
        fix.Editor.ReplaceNode(untyped.Syntax.Invocation, (current, _) => call.Replace((InvocationExpressionSyntax)current));
        return true;
    }

    private static bool AreEquivalent(
        SemanticModel model, IEnumerable<ExpressionSyntax> values, IEnumerable<IParameterSymbol> parameters) =>
        values.Zip(parameters, (value, parameter) => JsonConversion.IsEquivalent(model, value, parameter.Type)).All(static same => same);
}

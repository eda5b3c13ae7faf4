using EventTracking.Analyzers;
using EventTracking.Analyzers.Calls;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.CodeFixes.Use;

/// <summary>An untyped emit with a constant name and constant keys, which a typed call can replace.</summary>
/// <param name="Syntax">The syntax of the call.</param>
/// <param name="Receiver">The receiver of the call.</param>
/// <param name="EventName">The event name.</param>
/// <param name="Keys">The distinct keys of the data.</param>
internal sealed record UntypedCall(UntypedEmitSyntax Syntax, UntypedReceiver Receiver, string EventName, IReadOnlyList<string> Keys)
{
    public IEnumerable<ExpressionSyntax> Values => Syntax.Entries.Select(UntypedEmitSyntax.Value);

    /// <summary>Returns the call that contains a node, or <see langword="null"/> if there is none that can be replaced.</summary>
    public static UntypedCall? Find(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>(HasReceiver) is not { } invocation
            || invocation.ContainsDirectives
            || invocation.ContainsDiagnostics
            || model.GetOperation(invocation, cancellationToken) is not IInvocationOperation operation
            || UntypedEmit.Find(operation) is not { ConstantName: { Length: > 0 } eventName }
            || UntypedEmitSyntax.Read(invocation) is not { } syntax)
        {
            return null;
        }

        var keys = syntax.Entries
            .Select(entry => model.GetConstantValue(UntypedEmitSyntax.Key(entry), cancellationToken).Value as string)
            .OfType<string>()
            .ToArray();
        if (keys.Distinct(StringComparer.Ordinal).Count() != syntax.Entries.Count)
            return null;

        var receiver = operation.TargetMethod.ContainingType.Is(KnownTypes.TrackerRegistry)
            ? UntypedReceiver.Registry
            : UntypedReceiver.Tracker;
        return new UntypedCall(syntax, receiver, eventName, keys);
    }

    /// <summary>Returns the typed call that replaces this one.</summary>
    public TypedCall Typed(string method, IReadOnlyList<string> parameters) =>
        new(Receiver, method, parameters, TypedCallLayout.Of(Syntax));

    /// <summary>
    /// Excludes a <c>nameof</c> inside the call, and calls through <c>using static</c>, where no tracker can be inserted.
    /// </summary>
    private static bool HasReceiver(InvocationExpressionSyntax invocation) =>
        invocation.Expression is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax;
}

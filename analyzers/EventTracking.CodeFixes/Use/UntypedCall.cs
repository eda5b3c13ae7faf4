using EventTracking.Analyzers;
using EventTracking.Analyzers.Calls;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.CodeFixes.Use;

/// <summary>An untyped emit whose name and keys are known to the compiler, so that a typed one can stand in its place.</summary>
/// <param name="Syntax">How it is written.</param>
/// <param name="Receiver">What it is made on.</param>
/// <param name="EventName">The event name.</param>
/// <param name="Keys">The keys of the data, no two alike.</param>
internal sealed record UntypedCall(UntypedEmitSyntax Syntax, UntypedReceiver Receiver, string EventName, IReadOnlyList<string> Keys)
{
    public IEnumerable<ExpressionSyntax> Values => Syntax.Entries.Select(UntypedEmitSyntax.Value);

    /// <summary>The call around a node, or <see langword="null"/> where there is none that can be rewritten.</summary>
    public static UntypedCall? Find(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>(HasReceiver) is not { ContainsDirectives: false, ContainsDiagnostics: false } invocation
            || model.GetOperation(invocation, cancellationToken) is not IInvocationOperation operation
            || UntypedEmit.Find(operation) is not { ConstantName: { Length: > 0 } eventName }
            || UntypedEmitSyntax.Read(invocation) is not { } syntax)
        {
            return null;
        }

        var keys = syntax.Entries.Select(entry => model.GetConstantValue(UntypedEmitSyntax.Key(entry), cancellationToken).Value as string).OfType<string>().ToArray();
        if (keys.Distinct(StringComparer.Ordinal).Count() != syntax.Entries.Count)
            return null;

        var receiver = operation.TargetMethod.ContainingType.Is(KnownTypes.TrackerRegistry) ? UntypedReceiver.Registry : UntypedReceiver.Tracker;
        return new UntypedCall(syntax, receiver, eventName, keys);
    }

    /// <summary>The typed call, to be put in its place.</summary>
    public TypedCall Typed(string method, IReadOnlyList<string> parameters) => new(Receiver, method, parameters, TypedCallLayout.Of(Syntax));

    /// <summary>Without one it is a <c>nameof</c> inside of the call, or a call by <c>using static</c>, which has no place for the tracker.</summary>
    private static bool HasReceiver(InvocationExpressionSyntax invocation) =>
        invocation.Expression is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax;
}

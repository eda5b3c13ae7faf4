using EventTracking.Analyzers.Events;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Use;

/// <summary>The event that a call emits, and the type that it is emitted as.</summary>
/// <param name="Value">The event, without conversions.</param>
/// <param name="Type">The type whose fields are written.</param>
internal readonly record struct EmittedEvent(IOperation Value, INamedTypeSymbol Type)
{
    /// <summary>Returns the emitted event, or <see langword="null"/> if the call is not a typed emit.</summary>
    public static EmittedEvent? Find(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.ContainingType.Is(KnownTypes.Tracker) || method.ContainingType.Is(KnownTypes.TrackerRegistry)
            || method.ContainingType.Is(KnownTypes.GeneratedEvents))
        {
            return method is { Name: "Emit", TypeArguments: [INamedTypeSymbol type] }
                && invocation.Arguments.FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.Parameter?.Type, type)) is { } argument
                    ? new EmittedEvent(WithoutConversions(argument.Value), type)
                    : null;
        }

        return method is { Name: "Emit", IsStatic: false, IsVirtual: false, IsOverride: false, Parameters: [] or [_] }
            && invocation.Instance is { } instance
            && method.Parameters.All(static parameter => parameter.Type.Is(KnownTypes.Tracker))
            && TrackedEventDeclaration.Find(method.ContainingType) is not null
                ? new EmittedEvent(WithoutConversions(instance), method.ContainingType)
                : null;
    }

    /// <summary>
    /// Whether the value cannot be of a derived type: the expression, or the only value of its local, is a new object of this type.
    /// </summary>
    public bool IsExact(CancellationToken cancellationToken) => IsExact(Value, cancellationToken);

    private bool IsExact(IOperation value, CancellationToken cancellationToken) => WithoutConversions(value) switch
    {
        IObjectCreationOperation { Type: var created } => SymbolEqualityComparer.Default.Equals(created, Type),
        IWithOperation { Operand: { } operand } => IsExact(operand, cancellationToken),
        ILocalReferenceOperation { Local: var local } reference => IsExact(local, reference, cancellationToken),
        _ => false,
    };

    private bool IsExact(ILocalSymbol local, IOperation use, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initializer } declarator
        && use.SemanticModel!.GetOperation(initializer, cancellationToken) is { } value
        && IsExact(value, cancellationToken)
        && !IsAssigned(declarator);

    private static bool IsAssigned(VariableDeclaratorSyntax declarator)
    {
        var scope = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and not GlobalStatementSyntax
            ? member
            : declarator.SyntaxTree.GetRoot();
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == declarator.Identifier.ValueText
            && (name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name
                || name.Parent is ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 }));
    }

    private static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }
}

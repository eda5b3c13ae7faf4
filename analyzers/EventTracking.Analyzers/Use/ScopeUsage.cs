using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Use;

/// <summary>Determines whether a scope is disposed. If in doubt, it is assumed to be.</summary>
internal static class ScopeUsage
{
    /// <summary>Whether the scope is ignored, or assigned to a local that is never read.</summary>
    public static bool IsNeverDisposed(IOperation scope)
    {
        var value = WholeValue(scope);
        return value.Parent switch
        {
            IExpressionStatementOperation => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
                !IsInUsing(declarator) && IsNeverRead(declarator.Symbol, scope),
            ISimpleAssignmentOperation { Parent: IExpressionStatementOperation, Target: IDiscardOperation } => true,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => IsNeverRead(target.Local, scope),
            _ => false,
        };
    }

    /// <summary>
    /// Returns the outermost expression that has the scope as its value, such as <c>found ? tracker.Context(…) : default</c>.
    /// </summary>
    private static IOperation WholeValue(IOperation value)
    {
        while (value.Parent is IConversionOperation { OperatorMethod: null } or IConditionalAccessOperation
            || (value.Parent is IConditionalOperation conditional && value != conditional.Condition)
            || (value.Parent is ISwitchExpressionArmOperation arm && value == arm.Value)
            || (value.Parent is ISwitchExpressionOperation chosen && value != chosen.Value))
        {
            value = value.Parent;
        }

        return value;
    }

    private static bool IsInUsing(IVariableDeclaratorOperation declarator) =>
        declarator.Parent?.Parent is { Parent: IUsingDeclarationOperation or IUsingOperation };

    /// <summary>Whether every reference to the local, including those in closures, only assigns to it.</summary>
    private static bool IsNeverRead(ILocalSymbol local, IOperation operation)
    {
        var root = operation;
        while (root.Parent is not null)
            root = root.Parent;

        return root.Descendants().OfType<ILocalReferenceOperation>().All(reference =>
            !SymbolEqualityComparer.Default.Equals(reference.Local, local)
            || (reference.Parent is ISimpleAssignmentOperation { IsRef: false, Parent: IExpressionStatementOperation } assignment
                && assignment.Target == reference));
    }
}

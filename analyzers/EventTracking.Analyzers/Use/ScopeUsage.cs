using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Use;

/// <summary>What becomes of a scope. In doubt it is in good hands.</summary>
internal static class ScopeUsage
{
    /// <summary>Whether nobody can dispose of the scope: it is dropped, or only ever put into a local that nobody reads.</summary>
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

    /// <summary>The outermost expression that has the scope as its value: <c>found ? tracker.Context(…) : default</c>.</summary>
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

    /// <summary>Whether each mention of the local, closures included, only assigns to it.</summary>
    private static bool IsNeverRead(ILocalSymbol local, IOperation place)
    {
        var root = place;
        while (root.Parent is not null)
            root = root.Parent;

        return root.Descendants().OfType<ILocalReferenceOperation>().All(mention =>
            !SymbolEqualityComparer.Default.Equals(mention.Local, local)
            || (mention.Parent is ISimpleAssignmentOperation { IsRef: false, Parent: IExpressionStatementOperation } assignment && assignment.Target == mention));
    }
}

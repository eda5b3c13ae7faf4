using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Use;

/// <summary>Determines whether a value of untyped data can be passed as an argument without changing its JSON.</summary>
internal static class JsonConversion
{
    public static bool IsEquivalent(SemanticModel model, ExpressionSyntax value, ITypeSymbol target) => value switch
    {
        ParenthesizedExpressionSyntax inner => IsEquivalent(model, inner.Expression, target),

        // If the expression has no natural type, each arm is converted separately.
        ConditionalExpressionSyntax arms when HasNoType(model, value) =>
            IsEquivalent(model, arms.WhenTrue, target) && IsEquivalent(model, arms.WhenFalse, target),
        SwitchExpressionSyntax { Arms: var arms } when HasNoType(model, value) =>
            arms.All(arm => IsEquivalent(model, arm.Expression, target)),
        _ when IsNull(value) => model.ClassifyConversion(value, target).IsImplicit && AcceptsNull(target) && !IsNotNullable(target),
        _ => IsValueEquivalent(model, value, target),
    };

    private static bool HasNoType(SemanticModel model, ExpressionSyntax value) => model.GetTypeInfo(value).Type is null;

    /// <summary><c>default</c> is <see langword="null"/> as an <c>object</c>, but 0 as a number.</summary>
    private static bool IsNull(ExpressionSyntax value) =>
        value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression);

    private static bool AcceptsNull(ITypeSymbol target) =>
        !target.IsValueType || target.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T;

    private static bool IsNotNullable(ITypeSymbol target) =>
        target is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };

    private static bool IsValueEquivalent(SemanticModel model, ExpressionSyntax value, ITypeSymbol target)
    {
        var type = model.GetTypeInfo(value);
        return model.ClassifyConversion(value, target).IsImplicit
            && type.Type is { } source
            && JsonEquivalence.Holds(source.WithoutNullable(), model.GetConstantValue(value).Value, target.WithoutNullable())
            && !(type.Nullability.FlowState is NullableFlowState.MaybeNull && IsNotNullable(target));
    }
}

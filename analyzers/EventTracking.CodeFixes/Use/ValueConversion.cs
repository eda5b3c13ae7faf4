using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Use;

/// <summary>Whether a value of untyped data can be an argument as it stands, and is written the same there.</summary>
internal static class ValueConversion
{
    public static bool Exists(SemanticModel model, ExpressionSyntax value, ITypeSymbol target) => value switch
    {
        ParenthesizedExpressionSyntax inner => Exists(model, inner.Expression, target),

        // Without a type of their own, each of their arms becomes an object, or an argument, by itself.
        ConditionalExpressionSyntax arms when HasNoType(model, value) => Exists(model, arms.WhenTrue, target) && Exists(model, arms.WhenFalse, target),
        SwitchExpressionSyntax { Arms: var arms } when HasNoType(model, value) => arms.All(arm => Exists(model, arm.Expression, target)),
        _ => ExistsAsOne(model, value, target),
    };

    private static bool HasNoType(SemanticModel model, ExpressionSyntax value) => model.GetTypeInfo(value).Type is null;

    private static bool ExistsAsOne(SemanticModel model, ExpressionSyntax value, ITypeSymbol target)
    {
        var type = model.GetTypeInfo(value);
        return model.ClassifyConversion(value, target).IsImplicit
            && (IsNull(value) ? CanBeNull(target) : type.Type is { } source && IsWrittenTheSame(model, value, source.WithoutNullable(), target.WithoutNullable()))
            && !(MayBeNull(value, type) && target is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated });
    }

    /// <summary>Among objects, <c>default</c> is <see langword="null"/>; as a number it would be 0.</summary>
    private static bool IsNull(ExpressionSyntax value) =>
        value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression);

    private static bool CanBeNull(ITypeSymbol target) =>
        !target.IsValueType || target.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T;

    private static bool IsWrittenTheSame(SemanticModel model, ExpressionSyntax value, ITypeSymbol source, ITypeSymbol target) =>
        WrittenText.IsSame(source, target) || WrittenNumber.IsSame(source, model.GetConstantValue(value).Value, target);

    private static bool MayBeNull(ExpressionSyntax value, TypeInfo type) =>
        IsNull(value) || type.Nullability.FlowState is NullableFlowState.MaybeNull;
}

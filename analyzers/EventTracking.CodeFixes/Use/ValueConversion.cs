using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Use;

/// <summary>Whether a value of untyped data can be an argument as it stands, and means the same there.</summary>
internal static class ValueConversion
{
    public static bool Exists(SemanticModel model, ExpressionSyntax value, ITypeSymbol target)
    {
        var conversion = model.ClassifyConversion(value, target);
        var type = model.GetTypeInfo(value);
        return conversion is { IsImplicit: true, IsEnumeration: false }
            && !(IsCharacter(type.Type) && conversion.IsNumeric)
            && !(IsDefault(value) && target.IsValueType && target.OriginalDefinition.SpecialType is not SpecialType.System_Nullable_T)
            && !(MayBeNull(value, type) && target is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated });
    }

    /// <summary>As an integer, a character would be written as its code.</summary>
    private static bool IsCharacter(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Char;

    /// <summary>Among objects, <c>default</c> is <see langword="null"/>; as a number it would be 0.</summary>
    private static bool IsDefault(ExpressionSyntax value) => value.IsKind(SyntaxKind.DefaultLiteralExpression);

    private static bool MayBeNull(ExpressionSyntax value, TypeInfo type) =>
        value.IsKind(SyntaxKind.NullLiteralExpression) || IsDefault(value) || type.Nullability.FlowState is NullableFlowState.MaybeNull;
}

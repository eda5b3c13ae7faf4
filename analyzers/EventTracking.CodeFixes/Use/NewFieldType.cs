using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Use;

/// <summary>Infers the type of a new field from its value.</summary>
internal static class NewFieldType
{
    /// <summary>Returns the type, or <see langword="null"/> if a field cannot have it.</summary>
    public static ITypeSymbol? Of(SemanticModel model, ExpressionSyntax value, CancellationToken cancellationToken)
    {
        var info = model.GetTypeInfo(value, cancellationToken);
        if (value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression))
            return Text(model, value);

        if (info.Type is not { } type || !CanBeNamed(type) || !CanBeWritten(model, value, type, cancellationToken))
            return null;

        if (!type.IsReferenceType)
            return type;
        var mayBeNull = info.Nullability.FlowState is NullableFlowState.MaybeNull;
        return type.WithNullableAnnotation(mayBeNull ? NullableAnnotation.Annotated : NullableAnnotation.NotAnnotated);
    }

    /// <summary>Whether a public record can have a field of the type.</summary>
    public static bool IsPublic(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsPublic(array.ElementType),
        INamedTypeSymbol named => EventShape.SelfAndContainers(named).All(static t => t.DeclaredAccessibility is Accessibility.Public)
            && named.TypeArguments.All(IsPublic),
        _ => true,
    };

    /// <summary>The type of a null literal is unknown; <c>string</c> is the best guess.</summary>
    private static ITypeSymbol Text(SemanticModel model, ExpressionSyntax value)
    {
        var text = model.Compilation.GetSpecialType(SpecialType.System_String);
        return NullableAnnotations.AreUsed(model, value.SpanStart) ? text.WithNullableAnnotation(NullableAnnotation.Annotated) : text;
    }

    private static bool CanBeNamed(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => CanBeNamed(array.ElementType),
        INamedTypeSymbol { IsAnonymousType: false, IsTupleType: false, TypeKind: not TypeKind.Error } named =>
            EventShape.SelfAndContainers(named).All(static t => !t.IsFileLocal && IsVisibleInAssembly(t))
            && named.TypeArguments.All(CanBeNamed),
        _ => false,
    };

    private static bool IsVisibleInAssembly(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static bool CanBeWritten(SemanticModel model, ExpressionSyntax value, ITypeSymbol type, CancellationToken cancellationToken)
    {
        if (model.GetEnclosingSymbol(value.SpanStart, cancellationToken)?.ContainingType is not { } caller)
            return false;

        var session = new ParsingSession(model.Compilation, caller, AssemblyDefaults.Of(model.Compilation.Assembly), cancellationToken);
        return ValueParser.Parse(session, type, NumberHandling.Strict) is not null;
    }
}

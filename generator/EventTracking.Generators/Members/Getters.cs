using EventTracking.Generators.Model;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Members;

/// <summary>Decides which members can be read without a guard: fields and auto-properties run no code that could throw.</summary>
internal static class Getters
{
    /// <summary>Whether reading the member can throw.</summary>
    /// <param name="member">The property or field.</param>
    /// <param name="owner">The type that declares or inherits it. Types derived from it may override the member.</param>
    /// <param name="cancellationToken">Cancels the parsing.</param>
    public static Safety Safety(ISymbol member, INamedTypeSymbol owner, CancellationToken cancellationToken) =>
        member is not IPropertySymbol property || (!CanBeOverridden(property, owner) && IsAutomatic(property, cancellationToken))
            ? Model.Safety.Safe
            : Model.Safety.MayThrow;

    private static bool CanBeOverridden(IPropertySymbol property, INamedTypeSymbol owner) =>
        !owner.IsSealed && !property.IsSealed && (property.IsVirtual || property.IsAbstract || property.IsOverride);

    private static bool IsAutomatic(IPropertySymbol property, CancellationToken cancellationToken) =>
        property.DeclaringSyntaxReferences.IsEmpty
            ? property.GetMethod!.FindAttribute("System.Runtime.CompilerServices.CompilerGeneratedAttribute") is not null
            : !property.IsPartialDefinition
                && property.DeclaringSyntaxReferences.All(reference => IsAutomatic(reference.GetSyntax(cancellationToken)));

    /// <summary>A positional property, or one whose <c>get</c> accessor has no body.</summary>
    private static bool IsAutomatic(SyntaxNode declaration) => declaration switch
    {
        ParameterSyntax => true,
        PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors } property =>
            property.Parent is not InterfaceDeclarationSyntax
            && accessors.All(static a => !a.IsKind(SyntaxKind.GetAccessorDeclaration) || a is { Body: null, ExpressionBody: null }),
        _ => false,
    };
}

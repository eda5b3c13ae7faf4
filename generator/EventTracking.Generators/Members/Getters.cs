using EventTracking.Generators.Model;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Members;

/// <summary>Finds the members whose reading runs no code that could throw: fields and automatic properties.</summary>
internal static class Getters
{
    /// <summary>Whether reading the member can throw.</summary>
    /// <param name="member">The property or field.</param>
    /// <param name="owner">The type that it is read from; one derived from it may override the member.</param>
    /// <param name="cancellationToken">Stops the parsing.</param>
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

    /// <summary>A positional property, or one whose <c>get;</c> has no body; <c>get => field ?? ...</c> has one.</summary>
    private static bool IsAutomatic(SyntaxNode declaration) => declaration switch
    {
        ParameterSyntax => true,
        PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors } property =>
            property.Parent is not InterfaceDeclarationSyntax
            && accessors.All(static a => !a.IsKind(SyntaxKind.GetAccessorDeclaration) || a is { Body: null, ExpressionBody: null }),
        _ => false,
    };
}

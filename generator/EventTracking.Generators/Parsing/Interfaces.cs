using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>Finds the generic interfaces of a type, itself included where it is one.</summary>
internal static class Interfaces
{
    public static IEnumerable<INamedTypeSymbol> OfSelfAndBases(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Interface ? [type, .. type.AllInterfaces] : type.AllInterfaces;

    /// <summary>The types <c>T</c> for which the type is an <c>IEnumerable&lt;T&gt;</c>.</summary>
    public static IEnumerable<ITypeSymbol> Elements(INamedTypeSymbol type) =>
        OfSelfAndBases(type)
            .Where(static i => i.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T)
            .Select(static i => i.TypeArguments[0]);

    /// <summary>Whether a plain <c>foreach</c> over the type is known to give the elements of its interface.</summary>
    public static bool EnumeratesItself(INamedTypeSymbol type)
    {
        var name = type.ContainingNamespace;
        while (name.ContainingNamespace is { IsGlobalNamespace: false, Name: not "System" } outer)
            name = outer;
        return name is { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
    }
}

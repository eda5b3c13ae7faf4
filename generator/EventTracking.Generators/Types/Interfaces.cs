using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>Finds the generic interfaces of a type, itself included where it is one.</summary>
internal static class Interfaces
{
    private static readonly string[] ElementInterfaces =
    [
        "System.Collections.Generic.IList`1",
        "System.Collections.Generic.ISet`1",
        "System.Collections.Generic.ICollection`1",
        "System.Collections.Generic.IEnumerable`1",
    ];

    public static IEnumerable<INamedTypeSymbol> OfSelfAndBases(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Interface ? [type, .. type.AllInterfaces] : type.AllInterfaces;

    /// <summary>The type itself, or its base, that is constructed from the generic class.</summary>
    public static INamedTypeSymbol? Base(INamedTypeSymbol type, string metadataName)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.IsGenericType && current.OriginalDefinition.Is(metadataName))
                return current;
        }

        return null;
    }

    /// <summary>
    /// The type of the elements by the first of the interfaces that System.Text.Json looks for; <see langword="null"/> if there are
    /// several.
    /// </summary>
    public static ITypeSymbol? Element(INamedTypeSymbol type)
    {
        if (Elements(type).Take(2).ToArray() is [var only])
            return only;

        foreach (var name in ElementInterfaces)
        {
            var found = OfSelfAndBases(type).Where(i => i.OriginalDefinition.Is(name)).Take(2).ToArray();
            if (found.Length > 0)
                return found is [var single] ? single.TypeArguments[0] : null;
        }

        return null;
    }

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

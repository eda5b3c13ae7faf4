using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>Finds the generic interfaces of a type. A type that is an interface counts as its own.</summary>
internal static class Interfaces
{
    private static readonly string[] ElementInterfaces =
    [
        "System.Collections.Generic.IList`1",
        "System.Collections.Generic.ISet`1",
        "System.Collections.Generic.ICollection`1",
        "System.Collections.Generic.IEnumerable`1",
    ];

    public static IEnumerable<INamedTypeSymbol> All(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Interface ? [type, .. type.AllInterfaces] : type.AllInterfaces;

    /// <summary>The type or its base class that is constructed from a generic class.</summary>
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
    /// The element type, from the first interface that System.Text.Json would use; <see langword="null"/> if that interface is
    /// implemented more than once.
    /// </summary>
    public static ITypeSymbol? Element(INamedTypeSymbol type)
    {
        if (Elements(type).Take(2).ToArray() is [var only])
            return only;

        foreach (var name in ElementInterfaces)
        {
            var found = All(type).Where(i => i.OriginalDefinition.Is(name)).Take(2).ToArray();
            if (found.Length > 0)
                return found is [var single] ? single.TypeArguments[0] : null;
        }

        return null;
    }

    /// <summary>Every <c>T</c> for which the type is an <c>IEnumerable&lt;T&gt;</c>.</summary>
    public static IEnumerable<ITypeSymbol> Elements(INamedTypeSymbol type) =>
        All(type)
            .Where(static i => i.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T)
            .Select(static i => i.TypeArguments[0]);

    /// <summary>Whether <c>foreach</c> is known to yield the elements of the interface: only for collections of the framework.</summary>
    public static bool HasKnownEnumerator(INamedTypeSymbol type)
    {
        var name = type.ContainingNamespace;
        while (name.ContainingNamespace is { IsGlobalNamespace: false, Name: not "System" } outer)
            name = outer;
        return name is { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
    }
}

using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Reading;

/// <summary>Finds the constructor that fills a collection from another one.</summary>
internal static class CollectionConstructors
{
    /// <summary>
    /// The argument for a sorted collection of strings: the default comparer depends on the culture, and takes different strings for equal.
    /// </summary>
    public const string Ordinal = "global::System.StringComparer.Ordinal";

    /// <summary>Returns the accessible constructor whose only required parameter takes the source.</summary>
    public static IMethodSymbol? Find(ParsingSession session, INamedTypeSymbol type, INamedTypeSymbol? source)
    {
        if (type.IsAbstract || source is null)
            return null;
        return type.InstanceConstructors
            .Where(constructor => constructor.Parameters is [var first, ..]
                && first.RefKind is RefKind.None
                && constructor.Parameters.Skip(1).All(static parameter => parameter.IsOptional)
                && session.References.IsAccessible(constructor, type)
                && session.DerivesFrom(source, first.Type)
                && session.References.UseConstructor(constructor, []))
            .OrderBy(static constructor => constructor.Parameters.Length)
            .FirstOrDefault();
    }

    /// <summary>Whether the type of the constructor also has one with a comparer that defines the order.</summary>
    public static bool TakesComparer(IMethodSymbol constructor) =>
        constructor.ContainingType.InstanceConstructors.Any(other =>
            other.DeclaredAccessibility is Accessibility.Public
            && other.Parameters is [var first, var second]
            && SymbolEqualityComparer.Default.Equals(first.Type, constructor.Parameters[0].Type)
            && second.Type.OriginalDefinition.Is("System.Collections.Generic.IComparer`1"));
}

using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Members;

/// <summary>A property or field of an object.</summary>
/// <param name="Symbol">The member.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsHidden">Whether a derived type hides it, so that it must be read through the type that declares it.</param>
internal sealed record Member(ISymbol Symbol, ITypeSymbol Type, bool IsHidden);

/// <summary>
/// Lists the members that System.Text.Json writes, in its order: members of the type before those of its bases, properties before
/// fields.
/// </summary>
internal static class MemberList
{
    public static IEnumerable<Member> Of(SymbolReferences references, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var written = new HashSet<(INamedTypeSymbol?, string)>();
        var declared = new HashSet<(INamedTypeSymbol?, string)>();

        foreach (var level in Levels(type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var members = level.GetMembers();
            foreach (var symbol in members.Where(static m => m is IPropertySymbol).Concat(members.Where(static m => m is IFieldSymbol)))
            {
                var isHidden = IsInDerived(declared, symbol.Name) || IsAmbiguous(type, level, symbol.Name);
                if (!IsSerialized(references, symbol, isHidden ? level : type) || IsInDerived(written, symbol.Name))
                    continue;

                var isIgnored = JsonAttributes.IsIgnored(symbol);
                if (!isIgnored || symbol.IsOverride)
                    written.Add(Key(symbol.Name));
                if (!isIgnored && references.UseGetter(symbol))
                    yield return new Member(symbol, symbol.TypeOfMember(), isHidden);
            }

            declared.UnionWith(members.Select(member => Key(member.Name)));

            // A class hides members of all its bases, an interface only those of the interfaces that it extends.
            (INamedTypeSymbol?, string) Key(string name) => (type.TypeKind is TypeKind.Interface ? level : null, name);

            bool IsInDerived(HashSet<(INamedTypeSymbol?, string)> others, string name) => type.TypeKind is TypeKind.Interface
                ? Levels(type).Any(derived => Extends(derived, level) && others.Contains((derived, name)))
                : others.Contains((null, name));
        }
    }

    /// <summary>The type and the types that it inherits members from.</summary>
    public static IEnumerable<INamedTypeSymbol> Levels(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
            yield return level;

        if (type.TypeKind is TypeKind.Interface)
        {
            foreach (var @interface in type.AllInterfaces)
                yield return @interface;
        }
    }

    /// <summary>Whether a member is written unless it is ignored or hidden.</summary>
    private static bool IsSerialized(SymbolReferences references, ISymbol member, ITypeSymbol receiver) => member switch
    {
        { IsStatic: true } => false,
        IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true, GetMethod: { } getter } =>
            getter.DeclaredAccessibility is Accessibility.Public
            || (JsonAttributes.IsIncluded(member) && references.IsAccessible(getter, receiver)),
        IFieldSymbol { AssociatedSymbol: null, CanBeReferencedByName: true } =>
            JsonAttributes.IsIncluded(member) && references.IsAccessible(member, receiver),
        _ => false,
    };

    /// <summary>Whether an interface inherits another member of this name, and neither of the two hides the other.</summary>
    private static bool IsAmbiguous(INamedTypeSymbol type, INamedTypeSymbol level, string name) =>
        type.TypeKind is TypeKind.Interface
        && type.AllInterfaces.Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, level)
            && !Extends(other, level)
            && !Extends(level, other)
            && !other.GetMembers(name).IsEmpty);

    private static bool Extends(INamedTypeSymbol type, INamedTypeSymbol @interface) =>
        type.AllInterfaces.Contains(@interface, SymbolEqualityComparer.Default);
}

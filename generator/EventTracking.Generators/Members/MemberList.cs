using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Members;

/// <summary>A property or field that is written.</summary>
/// <param name="Symbol">The member.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsHidden">Whether a derived type has another member of this name, so that it is reached through its own type only.</param>
internal sealed record Member(ISymbol Symbol, ITypeSymbol Type, bool IsHidden);

/// <summary>
/// Lists the members that System.Text.Json writes, in its order: the type's own before those of its bases, properties before
/// fields.
/// </summary>
internal static class MemberList
{
    public static IEnumerable<Member> Of(NamedSymbols names, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var written = new HashSet<(INamedTypeSymbol?, string)>();
        var declared = new HashSet<(INamedTypeSymbol?, string)>();

        foreach (var level in Levels(type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var members = level.GetMembers();
            foreach (var symbol in members.Where(static m => m is IPropertySymbol).Concat(members.Where(static m => m is IFieldSymbol)))
            {
                var isHidden = IsBelow(declared, symbol.Name) || IsAmbiguous(type, level, symbol.Name);
                if (!IsMeant(names, symbol, isHidden ? level : type) || IsBelow(written, symbol.Name))
                    continue;

                var isIgnored = JsonAttributes.IsIgnored(symbol);
                if (!isIgnored || symbol.IsOverride)
                    written.Add(Key(symbol.Name));
                if (!isIgnored && names.Read(symbol))
                    yield return new Member(symbol, symbol.TypeOfMember(), isHidden);
            }

            declared.UnionWith(members.Select(member => Key(member.Name)));

            // The levels of a class are a line; interfaces are a graph, in which one hides only what it derives from.
            (INamedTypeSymbol?, string) Key(string name) => (type.TypeKind is TypeKind.Interface ? level : null, name);

            bool IsBelow(HashSet<(INamedTypeSymbol?, string)> others, string name) => type.TypeKind is TypeKind.Interface
                ? Levels(type).Any(lower => lower.AllInterfaces.Contains(level, SymbolEqualityComparer.Default) && others.Contains((lower, name)))
                : others.Contains((null, name));
        }
    }

    /// <summary>The type and those that it has its members from.</summary>
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

    /// <summary>Whether a member is one of those that are written.</summary>
    private static bool IsMeant(NamedSymbols names, ISymbol member, ITypeSymbol receiver) => member switch
    {
        { IsStatic: true } => false,
        IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true, GetMethod: { } getter } =>
            getter.DeclaredAccessibility is Accessibility.Public || (JsonAttributes.IsIncluded(member) && names.IsAccessible(getter, receiver)),
        IFieldSymbol { AssociatedSymbol: null } => JsonAttributes.IsIncluded(member) && names.IsAccessible(member, receiver),
        _ => false,
    };

    /// <summary>Whether an interface has a member of this name from another one as well, and neither of the two hides the other.</summary>
    private static bool IsAmbiguous(INamedTypeSymbol type, INamedTypeSymbol level, string name) =>
        type.TypeKind is TypeKind.Interface
        && type.AllInterfaces.Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, level)
            && !other.AllInterfaces.Contains(level, SymbolEqualityComparer.Default)
            && !level.AllInterfaces.Contains(other, SymbolEqualityComparer.Default)
            && !other.GetMembers(name).IsEmpty);
}

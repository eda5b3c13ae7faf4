using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

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
    public static IEnumerable<Member> Of(ParsingSession session, INamedTypeSymbol type)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        var declared = new HashSet<string>(StringComparer.Ordinal);

        foreach (var level in Levels(type))
        {
            session.CancellationToken.ThrowIfCancellationRequested();
            var members = level.GetMembers();
            foreach (var symbol in members.Where(static m => m is IPropertySymbol).Concat(members.Where(static m => m is IFieldSymbol)))
            {
                if (TypeOf(session, symbol) is not { } memberType || written.Contains(symbol.Name))
                    continue;

                var isIgnored = JsonAttributes.IsIgnored(symbol);
                if (!isIgnored || symbol.IsOverride)
                    written.Add(symbol.Name);
                if (!isIgnored && !IsForbidden(symbol))
                    yield return new Member(symbol, memberType, declared.Contains(symbol.Name));
            }

            declared.UnionWith(members.Select(static member => member.Name));
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

    /// <summary>The type of a member that is written, or <see langword="null"/> for all others.</summary>
    private static ITypeSymbol? TypeOf(ParsingSession session, ISymbol member) => member switch
    {
        { IsStatic: true } => null,
        IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true, GetMethod: { } getter } property
            when IsWritten(session, property, getter) => property.Type,
        IFieldSymbol { AssociatedSymbol: null } field
            when JsonAttributes.IsIncluded(field) && session.IsAccessible(field) => field.Type,
        _ => null,
    };

    private static bool IsWritten(ParsingSession session, IPropertySymbol property, IMethodSymbol getter) =>
        getter.DeclaredAccessibility is Accessibility.Public || (JsonAttributes.IsIncluded(property) && session.IsAccessible(getter));

    /// <summary>No code may touch what is obsolete as an error, generated code neither.</summary>
    public static bool IsForbidden(ISymbol member) =>
        member.FindAttribute("System.ObsoleteAttribute") is { ConstructorArguments: [_, { Value: true }] };
}

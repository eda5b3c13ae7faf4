using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Members;

/// <summary>
/// Finds the members that <c>[JsonInclude]</c> asks for and that generated code, which is part of the event, cannot read.
/// System.Text.Json reads them by reflection.
/// </summary>
internal static class UnreachableIncludes
{
    public static IEnumerable<Member> Of(NamedSymbols names, INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var level in MemberList.Levels(type))
        {
            foreach (var member in level.GetMembers())
            {
                if (JsonAttributes.IsIncluded(member)
                    && !JsonAttributes.IsIgnored(member)
                    && IsUnreachable(names, member, type)
                    && !seen.Contains(member.Name))
                {
                    yield return new Member(member, member.TypeOfMember(), IsHidden: false);
                }
            }

            seen.UnionWith(level.GetMembers().Select(static member => member.Name));
        }
    }

    /// <summary>Whether System.Text.Json could read the member and generated code cannot.</summary>
    private static bool IsUnreachable(NamedSymbols names, ISymbol member, INamedTypeSymbol receiver) => member switch
    {
        { IsStatic: true } => false,
        IPropertySymbol { IsIndexer: false, GetMethod: { } getter } => !names.IsAccessible(getter, receiver) || !names.Read(member),
        IFieldSymbol { AssociatedSymbol: null } => !names.IsAccessible(member, receiver) || !names.Read(member),
        _ => false,
    };
}

using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>
/// Finds the members that <c>[JsonInclude]</c> asks for and that generated code, which is part of the event, cannot read.
/// System.Text.Json reads them by reflection.
/// </summary>
internal static class UnreachableIncludes
{
    public static IEnumerable<Member> Of(ParsingSession session, INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var level in MemberList.Levels(type))
        {
            foreach (var member in level.GetMembers())
            {
                if (JsonAttributes.IsIncluded(member)
                    && !JsonAttributes.IsIgnored(member)
                    && IsUnreachable(session, member, type)
                    && !seen.Contains(member.Name))
                {
                    yield return new Member(member, MemberList.TypeOf(member), IsHidden: false);
                }
            }

            seen.UnionWith(level.GetMembers().Select(static member => member.Name));
        }
    }

    /// <summary>Whether System.Text.Json could read the member and generated code cannot.</summary>
    private static bool IsUnreachable(ParsingSession session, ISymbol member, INamedTypeSymbol receiver) => member switch
    {
        { IsStatic: true } => false,
        IPropertySymbol { IsIndexer: false, GetMethod: { } getter } => !session.Names.IsAccessible(getter, receiver) || !session.Names.Read(member),
        IFieldSymbol { AssociatedSymbol: null } => !session.Names.IsAccessible(member, receiver) || !session.Names.Read(member),
        _ => false,
    };
}

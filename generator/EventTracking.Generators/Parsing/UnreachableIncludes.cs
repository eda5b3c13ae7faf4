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
                    && TypeOf(session, member) is { } memberType
                    && !seen.Contains(member.Name))
                {
                    yield return new Member(member, memberType, IsHidden: false);
                }
            }

            seen.UnionWith(level.GetMembers().Select(static member => member.Name));
        }
    }

    /// <summary>The type of a member that System.Text.Json could read and generated code cannot.</summary>
    private static ITypeSymbol? TypeOf(ParsingSession session, ISymbol member) => member switch
    {
        { IsStatic: true } => null,
        IPropertySymbol { IsIndexer: false, GetMethod: { } getter } property when !CanRead(session, property, getter) => property.Type,
        IFieldSymbol { AssociatedSymbol: null } field when !CanRead(session, field, field) => field.Type,
        _ => null,
    };

    private static bool CanRead(ParsingSession session, ISymbol member, ISymbol accessor) =>
        session.IsAccessible(accessor) && !MemberList.IsForbidden(member);
}

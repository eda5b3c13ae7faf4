using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Members;

/// <summary>
/// Finds members with <c>[JsonInclude]</c> that generated code cannot access from the event (EVT208). System.Text.Json reads them by
/// reflection.
/// </summary>
internal static class UnreachableIncludes
{
    public static IEnumerable<Member> Of(SymbolReferences references, INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var level in MemberList.Levels(type))
        {
            foreach (var member in level.GetMembers())
            {
                if (JsonAttributes.IsIncluded(member)
                    && !JsonAttributes.IsIgnored(member)
                    && IsUnreachable(references, member, type)
                    && !seen.Contains(member.Name))
                {
                    yield return new Member(member, member.TypeOfMember(), IsHidden: false);
                }
            }

            seen.UnionWith(level.GetMembers().Select(static member => member.Name));
        }
    }

    /// <summary>Whether System.Text.Json can read the member but generated code cannot.</summary>
    private static bool IsUnreachable(SymbolReferences references, ISymbol member, INamedTypeSymbol receiver) => member switch
    {
        { IsStatic: true } => false,
        IPropertySymbol { IsIndexer: false, GetMethod: { } getter } =>
            !references.IsAccessible(getter, receiver) || !references.UseGetter(member),
        IFieldSymbol { AssociatedSymbol: null } => !references.IsAccessible(member, receiver) || !references.UseGetter(member),
        _ => false,
    };
}

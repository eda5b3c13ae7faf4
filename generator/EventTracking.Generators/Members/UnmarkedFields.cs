using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Members;

/// <summary>
/// Finds public fields with neither <c>[JsonInclude]</c> nor <c>[JsonIgnore]</c> (EVT205). System.Text.Json and the generator omit them,
/// which surprises readers of the type.
/// </summary>
internal static class UnmarkedFields
{
    public static IEnumerable<Member> Of(INamedTypeSymbol type)
    {
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var level in MemberList.Levels(type))
        {
            var members = level.GetMembers();
            foreach (var member in members)
            {
                if (member is IFieldSymbol field && IsUnmarked(field) && !declared.Contains(field.Name))
                    yield return new Member(field, field.Type, IsHidden: false);
            }

            declared.UnionWith(members.Select(static member => member.Name));
        }
    }

    /// <summary>Fields without a JSON form, such as locks and callbacks, are obviously not data.</summary>
    private static bool IsUnmarked(IFieldSymbol field) =>
        field is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, AssociatedSymbol: null }
        && !UnsupportedTypes.Contains(field.Type)
        && !JsonAttributes.IsIncluded(field)
        && !JsonAttributes.IsIgnored(field)
        && !UsageDiagnostics.Of(field).IsError;
}

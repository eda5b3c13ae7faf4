using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Members;

/// <summary>
/// Finds the public fields of which nobody said whether they are written. System.Text.Json leaves them out, and so does the generator;
/// who reads the type would think otherwise.
/// </summary>
internal static class LeftOutFields
{
    public static IEnumerable<IFieldSymbol> Of(INamedTypeSymbol type)
    {
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var level in MemberList.Levels(type))
        {
            var members = level.GetMembers();
            foreach (var member in members)
            {
                if (member is IFieldSymbol field && IsLeftOut(field) && !declared.Contains(field.Name))
                    yield return field;
            }

            declared.UnionWith(members.Select(static member => member.Name));
        }
    }

    /// <summary>What has no JSON form, as a lock or a callback, nobody takes for data.</summary>
    private static bool IsLeftOut(IFieldSymbol field) =>
        field is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, AssociatedSymbol: null }
        && !UnsupportedTypes.Contains(field.Type)
        && !JsonAttributes.IsIncluded(field)
        && !JsonAttributes.IsIgnored(field)
        && !SymbolNotices.Of(field).IsForbidden;
}

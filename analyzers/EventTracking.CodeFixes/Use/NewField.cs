using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Use;

/// <summary>A parameter of a record that is about to be written.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Type">Its type.</param>
/// <param name="WireName">The name on the wire, where it does not follow from the other; else <see langword="null"/>.</param>
internal sealed record NewField(string Name, ITypeSymbol Type, string? WireName)
{
    /// <summary>Members that the record has anyhow.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "Clone", "Deconstruct", "Equals", "EqualityContract", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers",
        "ReferenceEquals", "ToString", "Descriptor", "WriteData", "Emit",
    ];

    /// <summary>Names the fields apart from each other, from the record and from its other members.</summary>
    public static IReadOnlyList<NewField> Of(IEnumerable<(string Key, ITypeSymbol Type)> data, string record, NamingPolicy naming)
    {
        // The parameters of the emit method differ in their first letter from those of the record.
        var reserved = new HashSet<string>(Reserved.Append(record).Select(NamingPolicies.ToCamelCase), StringComparer.Ordinal);
        var taken = new HashSet<string>(reserved, StringComparer.Ordinal);
        return [.. data.Select(entry =>
        {
            var wanted = PascalCase.Of(entry.Key, orElse: "Field");
            if (reserved.Contains(NamingPolicies.ToCamelCase(wanted)))
                wanted += "Value";
            var name = UniqueNames.Find(wanted, name => !taken.Add(NamingPolicies.ToCamelCase(name)));
            return new NewField(name, entry.Type, naming.Convert(name) == entry.Key ? null : entry.Key);
        })];
    }
}

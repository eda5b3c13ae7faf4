using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Use;

/// <summary>A parameter of a new record.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Type">Its type.</param>
/// <param name="WireName">
/// The wire name if the naming policy does not derive it from <paramref name="Name"/>; otherwise <see langword="null"/>.
/// </param>
internal sealed record NewField(string Name, ITypeSymbol Type, string? WireName)
{
    /// <summary>The members that every event record has.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "Clone", "Deconstruct", "Equals", "EqualityContract", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers",
        "ReferenceEquals", "ToString", "Descriptor", "WriteData", "Emit",
    ];

    /// <summary>Creates fields with names that are unique and do not collide with the record or its members.</summary>
    public static IReadOnlyList<NewField> Of(IEnumerable<(string Key, ITypeSymbol Type)> data, string record, NamingPolicy naming)
    {
        // Compared in camel case, because the emit method has the same parameters in camel case.
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

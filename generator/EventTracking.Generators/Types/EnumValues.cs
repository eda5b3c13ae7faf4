using System.Globalization;
using EventTracking.Generators.Json;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>A value of an enum with the name that stands for it.</summary>
/// <param name="Constant">The value as it is written in code.</param>
/// <param name="Bits">The value, its sign extended.</param>
/// <param name="Json">The name on the wire, escaped, without quotes.</param>
internal sealed record EnumValue(string Constant, ulong Bits, string Json);

/// <summary>Lists the values of an enum as System.Text.Json sees them.</summary>
internal static class EnumValues
{
    /// <summary>One entry for each value, by its bits; of several names for a value the first one counts.</summary>
    public static IReadOnlyList<EnumValue> Of(INamedTypeSymbol type, NamingPolicy naming, CancellationToken cancellationToken)
    {
        var values = new SortedDictionary<ulong, EnumValue>();
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (field is not { HasConstantValue: true, ConstantValue: { } constant })
                continue;

            var bits = Bits(constant);
            if (!values.ContainsKey(bits))
                values.Add(bits, new EnumValue(Constant(type, field), bits, Json(field, naming)));
        }

        return [.. values.Values];
    }

    /// <summary>
    /// The values that a combination is made of, those with the most bits first; none for an enum without <c>[Flags]</c>.
    /// </summary>
    public static IEnumerable<EnumValue> InOrderOfCombination(INamedTypeSymbol type, IReadOnlyList<EnumValue> values) =>
        type.FindAttribute("System.FlagsAttribute") is null
            ? []
            : values.Where(static value => value.Bits != 0).OrderByDescending(static value => CountBits(value.Bits));

    private static string Json(IFieldSymbol field, NamingPolicy naming) =>
        JsonText.Escape(JsonAttributes.EnumMemberName(field) ?? naming.Convert(field.Name));

    /// <summary>A member that is obsolete as an error cannot be named in code; its number can.</summary>
    private static string Constant(INamedTypeSymbol type, IFieldSymbol field) =>
        field.FindAttribute("System.ObsoleteAttribute") is { ConstructorArguments: [_, { Value: true }] }
            ? $"({TypeNames.Of(type)})({Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture)})"
            : $"{TypeNames.Of(type)}.{TypeNames.Identifier(field.Name)}";

    private static ulong Bits(object constant) =>
        constant is ulong large ? large : unchecked((ulong)Convert.ToInt64(constant, CultureInfo.InvariantCulture));

    private static int CountBits(ulong bits)
    {
        var count = 0;
        for (; bits != 0; bits &= bits - 1)
            count++;
        return count;
    }
}

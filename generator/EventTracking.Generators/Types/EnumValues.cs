using System.Globalization;
using EventTracking.Generators.Json;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>A value of an enum and its name.</summary>
/// <param name="Constant">The value in C#.</param>
/// <param name="Bits">The value, sign-extended.</param>
/// <param name="Json">The name on the wire, escaped, without quotes.</param>
internal sealed record EnumValue(string Constant, ulong Bits, string Json);

/// <summary>Lists the values of an enum as System.Text.Json does.</summary>
internal static class EnumValues
{
    /// <summary>The distinct values, ordered by their bits. A value with several names has the first of them.</summary>
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
    /// The flags that can make up a combination, those with the most bits first; none for an enum without <c>[Flags]</c>.
    /// </summary>
    public static IEnumerable<EnumValue> FlagsByBitCount(INamedTypeSymbol type, IReadOnlyList<EnumValue> values) =>
        type.FindAttribute("System.FlagsAttribute") is null
            ? []
            : values.Where(static value => value.Bits != 0).OrderByDescending(static value => CountBits(value.Bits));

    private static string Json(IFieldSymbol field, NamingPolicy naming) =>
        JsonText.Escape(JsonAttributes.EnumMemberName(field) ?? naming.Convert(field.Name));

    /// <summary>A member that is obsolete as an error cannot be used in code; its number can.</summary>
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

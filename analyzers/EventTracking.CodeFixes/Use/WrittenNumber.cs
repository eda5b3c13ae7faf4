using System.Globalization;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Use;

/// <summary>Whether a number that C# makes a number of another type is written by the same digits.</summary>
internal static class WrittenNumber
{
    /// <summary>From 2^24 on, a float loses digits.</summary>
    private const decimal GreatestAsFloat = 16_777_216;

    /// <summary>From 2^53 on, a double loses digits.</summary>
    private const decimal GreatestAsDouble = 9_007_199_254_740_992;

    /// <summary>An integer keeps its digits in each type that holds all of them; a float gets more of them as a double.</summary>
    /// <param name="source">The type of the number.</param>
    /// <param name="constant">The number itself, where it is known to the compiler.</param>
    /// <param name="target">A type to which C# converts it by itself.</param>
    public static bool IsSame(ITypeSymbol source, object? constant, ITypeSymbol target) =>
        ScalarTypes.IsInteger(source) && target.SpecialType switch
        {
            SpecialType.System_Single => Greatest(source, constant) <= GreatestAsFloat,
            SpecialType.System_Double => Greatest(source, constant) <= GreatestAsDouble,
            SpecialType.System_Decimal => true,
            _ => ScalarTypes.IsInteger(target) || target.Is("System.Half"),
        };

    private static decimal Greatest(ITypeSymbol type, object? constant) => type.SpecialType switch
    {
        _ when constant is not null => Math.Abs(Convert.ToDecimal(constant, CultureInfo.InvariantCulture)),
        SpecialType.System_SByte or SpecialType.System_Byte => byte.MaxValue,
        SpecialType.System_Int16 or SpecialType.System_UInt16 => ushort.MaxValue,
        SpecialType.System_Int32 or SpecialType.System_UInt32 => uint.MaxValue,
        _ => decimal.MaxValue,
    };
}

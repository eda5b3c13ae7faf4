using System.Globalization;
using EventTracking.Analyzers.Use;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Use;

/// <summary>Determines whether a value has the same JSON after an implicit conversion to another type.</summary>
internal static class JsonEquivalence
{
    /// <summary>2^24: larger integers lose digits as a float.</summary>
    private const decimal MaxExactFloat = 16_777_216;

    /// <summary>2^53: larger integers lose digits as a double.</summary>
    private const decimal MaxExactDouble = 9_007_199_254_740_992;

    /// <param name="source">The type of the value.</param>
    /// <param name="constant">The value if it is a constant; otherwise <see langword="null"/>.</param>
    /// <param name="target">A type to which the value converts implicitly.</param>
    public static bool Holds(ITypeSymbol source, object? constant, ITypeSymbol target) =>
        HaveSameJson(source, target) || IsExactNumber(source, constant, target);

    /// <summary>
    /// A string is not written as an array of characters, bytes not as an array of numbers, and a dictionary not as an array of pairs,
    /// although C# converts each of them to a sequence. Values that untyped data cannot write are null already.
    /// </summary>
    private static bool HaveSameJson(ITypeSymbol source, ITypeSymbol target) =>
        SymbolEqualityComparer.Default.Equals(source, target)
        || UntypedJson.FindUnwritable(source) is not null
        || (Content(source), Content(target)) switch
        {
            (null, null) => IsAnyJson(source) && IsAnyJson(target),
            ({ } from, { } to) => from.JsonType == to.JsonType && HaveSameJson(from.Type, to.Type),
            _ => false,
        };

    /// <summary>Returns the JSON type of a collection or dictionary, and the type of its items or values.</summary>
    private static (JsonType JsonType, ITypeSymbol Type)? Content(ITypeSymbol type) => type switch
    {
        _ when ScalarTypes.Find(type, NumberHandling.Strict) is { JsonType: not JsonType.Array } => null,
        IArrayTypeSymbol array => (JsonType.Array, array.ElementType),
        INamedTypeSymbol named when DictionaryParser.Find(named) is { } dictionary => (JsonType.Object, dictionary.TypeArguments[1]),
        INamedTypeSymbol named when Interfaces.Elements(named).Take(2).ToArray() is [var item] => (JsonType.Array, item),
        _ => null,
    };

    private static bool IsAnyJson(ITypeSymbol type) => ScalarTypes.Find(type, NumberHandling.Strict) is { JsonType: JsonType.Any };

    /// <summary>
    /// An integer keeps its digits in every type that can represent it. A float does not: as a double it gets more digits.
    /// </summary>
    private static bool IsExactNumber(ITypeSymbol source, object? constant, ITypeSymbol target) =>
        ScalarTypes.IsInteger(source) && target.SpecialType switch
        {
            SpecialType.System_Single => MaxMagnitude(source, constant) <= MaxExactFloat,
            SpecialType.System_Double => MaxMagnitude(source, constant) <= MaxExactDouble,
            SpecialType.System_Decimal => true,
            _ => ScalarTypes.IsInteger(target) || target.Is("System.Half"),
        };

    private static decimal MaxMagnitude(ITypeSymbol type, object? constant) => type.SpecialType switch
    {
        _ when constant is not null => Math.Abs(Convert.ToDecimal(constant, CultureInfo.InvariantCulture)),
        SpecialType.System_SByte or SpecialType.System_Byte => byte.MaxValue,
        SpecialType.System_Int16 or SpecialType.System_UInt16 => ushort.MaxValue,
        SpecialType.System_Int32 or SpecialType.System_UInt32 => uint.MaxValue,
        _ => decimal.MaxValue,
    };
}

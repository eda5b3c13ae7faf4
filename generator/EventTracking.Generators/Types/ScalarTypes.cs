using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>The types that <c>EventDataWriter</c> has a method for.</summary>
internal static class ScalarTypes
{
    private static readonly ValueModel Texts = new(ValueCall.WriteJoined, "Strings", JsonType.Array);
    private static readonly ValueModel NullableTexts = Texts with { Items = Nullability.Nullable };
    private static readonly ValueModel Base64 = new(ValueCall.WriteBase64, null, JsonType.String);
    private static readonly ValueModel Base64Span = new(ValueCall.WriteBase64Span, null, JsonType.String, Safety.MayThrow);

    public static ValueModel? Find(ITypeSymbol type, NumberHandling numbers) => type.SpecialType switch
    {
        SpecialType.System_Boolean => new ValueModel(ValueCall.WriteJoined, "Boolean", JsonType.Boolean),
        SpecialType.System_String => new ValueModel(ValueCall.WriteJoined, "String", JsonType.String),
        SpecialType.System_Char or SpecialType.System_DateTime => Text(type),
        SpecialType.System_Double or SpecialType.System_Single => FloatingPoint(type, numbers),
        SpecialType.System_Decimal => Number(type, JsonType.Number, numbers),
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => Number(type, JsonType.Integer, numbers),
        SpecialType.None => FindByName(type, numbers),
        _ => null,
    };

    /// <summary>Whether the type is an integer of the language or the framework.</summary>
    public static bool IsInteger(ITypeSymbol type) => Find(type, NumberHandling.Strict) is { JsonType: JsonType.Integer };

    /// <summary>The method's name for an integer type: types of up to 32 bits widen to <c>Int64</c> or <c>UInt64</c>.</summary>
    public static string NumberName(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 => "Int64",
        SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 => "UInt64",
        _ => type.Name,
    };

    /// <summary>The limits of an integer below 64 bits; <see langword="null"/> for other types.</summary>
    public static IntegerRange? Range(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte => new(sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => new(byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => new(short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => new(ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => new(int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => new(uint.MinValue, uint.MaxValue),
        _ => null,
    };

    /// <summary>The effect of a collection's <c>[JsonNumberHandling]</c> on its items: only on numbers, not on nested items.</summary>
    public static NumberHandling ForItems(this NumberHandling numbers, ITypeSymbol item) =>
        Find(item.WithoutNullable(), numbers) is null ? NumberHandling.Unspecified : numbers;

    private static ValueModel? FindByName(ITypeSymbol type, NumberHandling numbers)
    {
        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte })
            return Base64;
        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_String } texts)
            return texts.ElementType.NullableAnnotation is NullableAnnotation.NotAnnotated ? Texts : NullableTexts;
        if (!type.IsInSystem())
            return null;

        return type.ContainingNamespace.Name switch
        {
            "System" => FindInSystem(type, numbers),
            "Json" when type.Is("System.Text.Json.JsonElement") || type.Is("System.Text.Json.JsonDocument") => Json(type.Name),
            "Globalization" when type.Is("System.Globalization.CultureInfo") => Text(type),
            "Text" when type.Is("System.Text.StringBuilder") => Text(type),
            "Nodes" when IsJsonNode(type) => Json("JsonNode"),
            _ => null,
        };
    }

    private static ValueModel? FindInSystem(ITypeSymbol type, NumberHandling numbers) => type.MetadataName switch
    {
        "DateTimeOffset" => new ValueModel(ValueCall.WriteJoined, "DateTimeOffset", JsonType.String),
        "Guid" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Uri" or "Version" or "Index" or "Range" => Text(type),
        "Int128" or "UInt128" => Number(type, JsonType.Integer, numbers),
        "Half" => FloatingPoint(type, numbers),
        "Memory`1" or "ReadOnlyMemory`1"
            when type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } => Base64Span,
        _ => null,
    };

    private static ValueModel Number(ITypeSymbol type, JsonType jsonType, NumberHandling numbers) =>
        numbers.HasFlag(NumberHandling.WriteAsString)
            ? new ValueModel(ValueCall.WriteQuoted, null, JsonType.String)
            : new ValueModel(HasJoinedCall(type) ? ValueCall.WriteJoined : ValueCall.Write, NumberName(type), jsonType, Range: Range(type));

    private static ValueModel Text(ITypeSymbol type) => new(ValueCall.Write, type.Name, JsonType.String);

    private static ValueModel Json(string name) => new(ValueCall.Write, name, JsonType.Any);

    /// <summary>The most common types have a method that also takes the constant JSON before the value.</summary>
    private static bool HasJoinedCall(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double;

    private static ValueModel FloatingPoint(ITypeSymbol type, NumberHandling numbers) =>
        numbers is NumberHandling.AllowNamedFloatingPointLiterals
            ? new ValueModel(ValueCall.WriteNamed, null, JsonType.Number)
            : Number(type, JsonType.Number, numbers);

    private static bool IsJsonNode(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Is("System.Text.Json.Nodes.JsonNode"))
                return true;
        }

        return false;
    }
}

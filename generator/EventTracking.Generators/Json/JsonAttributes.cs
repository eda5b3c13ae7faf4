using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Json;

/// <summary>Reads the attributes of System.Text.Json.</summary>
internal static class JsonAttributes
{
    private const string Prefix = "System.Text.Json.Serialization.";

    /// <summary>The other flags only affect reading.</summary>
    private const NumberHandling Writing = NumberHandling.WriteAsString | NumberHandling.AllowNamedFloatingPointLiterals;

    public const string DerivedType = Prefix + "JsonDerivedTypeAttribute";
    public const string Ignored = Prefix + "JsonIgnoreAttribute";
    public const string Included = Prefix + "JsonIncludeAttribute";
    public const string PropertyName = Prefix + "JsonPropertyNameAttribute";

    public static string? Name(ISymbol member) => member.FindAttribute(PropertyName)?.FirstArgument() as string;

    public static string? EnumMemberName(ISymbol member) => FirstArgument(member, "JsonStringEnumMemberNameAttribute") as string;

    public static int Order(ISymbol member) => FirstArgument(member, "JsonPropertyOrderAttribute") as int? ?? 0;

    public static bool IsIgnored(ISymbol member) => Ignore(member) is IgnoreCondition.Always or IgnoreCondition.WhenWriting;

    public static bool IsIncluded(ISymbol member) => member.FindAttribute(Included) is not null;

    /// <summary>The value of <c>[JsonNumberHandling]</c>; <see langword="null"/> without the attribute.</summary>
    public static NumberHandling? Numbers(ISymbol symbol) =>
        FirstArgument(symbol, "JsonNumberHandlingAttribute") is int handling ? (NumberHandling)handling & Writing : null;

    /// <summary>When the member is omitted.</summary>
    public static IgnoreCondition Ignore(ISymbol member)
    {
        var attribute = member.FindAttribute(Ignored);
        return attribute is null
            ? IgnoreCondition.Never
            : (IgnoreCondition)(attribute.NamedArgument("Condition") as int? ?? (int)IgnoreCondition.Always);
    }

    /// <summary>The name of the field that identifies the derived type.</summary>
    public static string DiscriminatorName(ISymbol type) => Polymorphic(type, "TypeDiscriminatorPropertyName") as string ?? "$type";

    /// <summary>How a value is handled if the base type does not list its type.</summary>
    public static UnknownDerivedTypes UnknownDerivedTypes(ISymbol type) =>
        (UnknownDerivedTypes)(Polymorphic(type, "UnknownDerivedTypeHandling") as int? ?? 0);

    private static object? Polymorphic(ISymbol type, string argument) =>
        type.FindAttribute(Prefix + "JsonPolymorphicAttribute")?.NamedArgument(argument);

    private static object? FirstArgument(ISymbol symbol, string attribute) => symbol.FindAttribute(Prefix + attribute)?.FirstArgument();
}

/// <summary>Mirrors <c>JsonUnknownDerivedTypeHandling</c>: same values.</summary>
internal enum UnknownDerivedTypes
{
    Fail = 0,
    WriteAsBase = 1,
    WriteAsNearestAncestor = 2,
}

/// <summary>Mirrors <c>JsonIgnoreCondition</c>: same names, same values.</summary>
internal enum IgnoreCondition
{
    Never = 0,
    Always = 1,
    WhenWritingDefault = 2,
    WhenWritingNull = 3,
    WhenWriting = 4,
    WhenReading = 5,
}

/// <summary>The members of <c>JsonNumberHandling</c> that affect writing: same names, same values.</summary>
[Flags]
internal enum NumberHandling
{
    Strict = 0,
    WriteAsString = 2,
    AllowNamedFloatingPointLiterals = 4,

    /// <summary>No attribute on the member: as <see cref="Strict"/>, unless the type of a collection has the attribute.</summary>
    Unspecified = 8,
}

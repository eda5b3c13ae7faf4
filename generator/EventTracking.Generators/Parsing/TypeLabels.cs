using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>Names types for the reader, as part of a method name: <c>ListOfOrder</c>, <c>Int32Array</c>, <c>NullableGuid</c>.</summary>
internal static class TypeLabels
{
    public static string Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Of(array.ElementType) + "Array",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => "Nullable" + Of(nullable.TypeArguments[0]),
        INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } generic => $"{generic.Name}Of{string.Join("And", arguments.Select(Of))}",
        _ => type.Name,
    };
}

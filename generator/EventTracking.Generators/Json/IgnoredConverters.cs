using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Json;

/// <summary>
/// Finds the attributes of System.Text.Json that run code of the user's, which generated code does not call: converters and extension
/// data. A converter that only selects names or numbers for an enum is ignored only if the assembly selects the other format.
/// </summary>
internal static class IgnoredConverters
{
    private const string Prefix = "System.Text.Json.Serialization.";

    /// <summary>The ignored attribute of a member or a type, or <see langword="null"/>.</summary>
    public static INamedTypeSymbol? Find(ISymbol symbol, AssemblyDefaults defaults)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (IsConverter(attribute.AttributeClass))
                return IsFollowed(attribute, defaults) ? null : attribute.AttributeClass;
            if (attribute.AttributeClass.Is(Prefix + "JsonExtensionDataAttribute"))
                return attribute.AttributeClass;
        }

        return null;
    }

    /// <summary>An attribute derived from <c>[JsonConverter]</c> creates its converter itself.</summary>
    private static bool IsConverter(INamedTypeSymbol? attribute)
    {
        for (; attribute is not null; attribute = attribute.BaseType)
        {
            if (attribute.Is(Prefix + "JsonConverterAttribute"))
                return true;
        }

        return false;
    }

    private static bool IsFollowed(AttributeData attribute, AssemblyDefaults defaults)
    {
        var converter = (attribute.FirstArgument() as INamedTypeSymbol)?.OriginalDefinition;
        return defaults.EnumsAsNumbers
            ? converter.Is(Prefix + "JsonNumberEnumConverter`1")
            : converter.Is(Prefix + "JsonStringEnumConverter") || converter.Is(Prefix + "JsonStringEnumConverter`1");
    }
}

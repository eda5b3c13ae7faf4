using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Json;

/// <summary>
/// Finds <c>[JsonConverter]</c> and <c>[JsonExtensionData]</c>, which generated code ignores. A converter that selects names or numbers
/// for an enum counts as ignored only if the assembly selects the other format.
/// </summary>
internal static class IgnoredConverters
{
    private const string Prefix = "System.Text.Json.Serialization.";

    /// <summary>The ignored attribute of a member or type; <see langword="null"/> if there is none.</summary>
    public static INamedTypeSymbol? Find(ISymbol symbol, AssemblyDefaults defaults)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (IsConverter(attribute.AttributeClass))
                return IsHonored(attribute, defaults) ? null : attribute.AttributeClass;
            if (attribute.AttributeClass.Is(Prefix + "JsonExtensionDataAttribute"))
                return attribute.AttributeClass;
        }

        return null;
    }

    /// <summary>An attribute that derives from <c>[JsonConverter]</c> creates a converter, too.</summary>
    private static bool IsConverter(INamedTypeSymbol? attribute)
    {
        for (; attribute is not null; attribute = attribute.BaseType)
        {
            if (attribute.Is(Prefix + "JsonConverterAttribute"))
                return true;
        }

        return false;
    }

    private static bool IsHonored(AttributeData attribute, AssemblyDefaults defaults)
    {
        var converter = (attribute.FirstArgument() as INamedTypeSymbol)?.OriginalDefinition;
        return defaults.EnumsAsNumbers
            ? converter.Is(Prefix + "JsonNumberEnumConverter`1")
            : converter.Is(Prefix + "JsonStringEnumConverter") || converter.Is(Prefix + "JsonStringEnumConverter`1");
    }
}

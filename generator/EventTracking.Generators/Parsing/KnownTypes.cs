using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>The metadata names that the parser looks for, and how a symbol is compared with one.</summary>
internal static class KnownTypes
{
    public const string TrackedEventAttribute = "EventTracking.TrackedEventAttribute";
    public const string TrackedEventContract = "EventTracking.ITrackedEvent`1";
    public const string TrackedEventDefaultsAttribute = "EventTracking.TrackedEventDefaultsAttribute";
    public const string TrackedEventDeclarationsAttribute = "EventTracking.TrackedEventDeclarationsAttribute";
    public const string EventValueAttribute = "EventTracking.EventValueAttribute";
    public const string EventValueWriterAttribute = "EventTracking.EventValueWriterAttribute";
    public const string IEventValueWriter = "EventTracking.IEventValueWriter`1";
    public const string Tracker = "EventTracking.Tracker";
    public const string TrackerRegistry = "EventTracking.TrackerRegistry";
    public const string EventNamespaceAttribute = "EventTracking.EventNamespaceAttribute";

    /// <summary>Compares without building a string: it is asked for every attribute and every base of every field.</summary>
    public static bool Is(this ITypeSymbol? type, string metadataName)
    {
        ISymbol? symbol = type;
        var end = metadataName.Length;
        while (symbol is not (null or INamespaceSymbol { IsGlobalNamespace: true }))
        {
            var name = symbol.MetadataName;
            var start = end - name.Length;
            if (start < 0 || string.CompareOrdinal(metadataName, start, name, 0, name.Length) != 0)
                return false;
            if (start == 0)
                return symbol.ContainingSymbol is INamespaceSymbol { IsGlobalNamespace: true };
            if (metadataName[start - 1] != '.')
                return false;

            end = start - 1;
            symbol = symbol.ContainingSymbol;
        }

        return false;
    }

    /// <summary>Whether the type is one of the framework's own, nested ones left out.</summary>
    public static bool IsInSystem(this ITypeSymbol type)
    {
        var root = type.ContainingNamespace;
        while (root?.ContainingNamespace is { IsGlobalNamespace: false } outer)
            root = outer;
        return root is { Name: "System" } && type.ContainingType is null;
    }

    /// <summary>The type inside of a nullable value type; any other type itself.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>The attribute of that type on the symbol itself; an inherited one does not count.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(metadataName))
                return attribute;
        }

        return null;
    }

    /// <summary>The constant given to a named argument, or <see langword="null"/> where it is not given.</summary>
    public static object? NamedArgument(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value;
        }

        return null;
    }

    /// <summary>The constant given as the first argument.</summary>
    public static object? FirstArgument(this AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: not TypedConstantKind.Array } first, ..] ? first.Value : null;
}

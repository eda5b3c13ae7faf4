using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Symbols;

/// <summary>Methods that Roslyn lacks.</summary>
internal static class SymbolExtensions
{
    /// <summary>Whether the type has a metadata name. Does not allocate: it is called for all attributes and bases of a field.</summary>
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

    /// <summary>Whether the type is in <c>System</c> or a namespace below it, and not nested.</summary>
    public static bool IsInSystem(this ITypeSymbol type)
    {
        var root = type.ContainingNamespace;
        while (root?.ContainingNamespace is { IsGlobalNamespace: false } outer)
            root = outer;
        return root is { Name: "System" } && type.ContainingType is null;
    }

    /// <summary><c>T</c> for <c>Nullable&lt;T&gt;</c>; any other type unchanged.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    /// <summary>The attribute on the symbol itself. Inherited attributes are not found.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(metadataName))
                return attribute;
        }

        return null;
    }

    /// <summary>The value of a named argument, or <see langword="null"/> if there is none.</summary>
    public static object? NamedArgument(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value;
        }

        return null;
    }

    /// <summary>The value of the first constructor argument, unless it is an array.</summary>
    public static object? FirstArgument(this AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: not TypedConstantKind.Array } first, ..] ? first.Value : null;

    /// <summary>The base classes of the type, nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> Bases(this INamedTypeSymbol type)
    {
        for (var @base = type.BaseType; @base is not null; @base = @base.BaseType)
            yield return @base;
    }

    /// <summary>The type of a property or field.</summary>
    public static ITypeSymbol TypeOfMember(this ISymbol member) =>
        member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    /// <summary>
    /// Whether the type, or a type around it, is obsolete. Generated code that names such a type is marked obsolete itself, because a
    /// pragma does not disable the error of <c>[Obsolete(..., error: true)]</c>.
    /// </summary>
    public static bool IsObsolete(this INamedTypeSymbol type) =>
        EventShape.SelfAndContainers(type).Any(static t => t.FindAttribute(UsageDiagnostics.Obsolete) is not null);
}

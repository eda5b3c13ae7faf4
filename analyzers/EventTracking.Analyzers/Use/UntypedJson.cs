using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Use;

/// <summary>
/// Determines which types an untyped emit can write. The core decides by run-time type, so static types such as <c>object</c>, interfaces
/// and abstract classes are assumed to be writable.
/// </summary>
internal static class UntypedJson
{
    /// <summary>A limit for types that contain themselves, such as <c>class Tree : List&lt;Tree&gt;</c>.</summary>
    private const int MaxDepth = 8;

    /// <summary>
    /// Returns the type, or a nested one, that can never be written, with the path to it; otherwise <see langword="null"/>.
    /// </summary>
    public static (string Path, ITypeSymbol Type)? FindUnwritable(ITypeSymbol? type) =>
        type is null ? null : FindUnwritable(type, "", 0);

    private static (string Path, ITypeSymbol Type)? FindUnwritable(ITypeSymbol type, string path, int depth) => type switch
    {
        _ when depth > MaxDepth || CanBeAnything(type) || ScalarTypes.Find(type, NumberHandling.Strict) is not null => null,
        { TypeKind: TypeKind.Enum } => null,
        IArrayTypeSymbol { Rank: > 1 } => (path, type),
        IArrayTypeSymbol array => FindUnwritable(array.ElementType, path + TypeStep.Item, depth + 1),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            FindUnwritable(nullable.TypeArguments[0], path, depth + 1),
        INamedTypeSymbol named when IsUntypedDictionary(named) => InDictionary(named, path, depth),
        INamedTypeSymbol named when Interfaces.Elements(named).Take(2).ToArray() is [var item] =>
            FindUnwritable(item, path + TypeStep.Item, depth + 1),
        INamedTypeSymbol { SpecialType: SpecialType.None } named when FormattableTypes.Contains(named) => null,
        _ when IsEnumerable(type) || (type.IsAbstract && !UnsupportedTypes.Contains(type)) => null,
        _ => (path, type),
    };

    private static bool CanBeAnything(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Interface or TypeKind.Dynamic or TypeKind.TypeParameter or TypeKind.Error
        || type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum
            or SpecialType.System_Array or SpecialType.System_Void;

    /// <summary>Whether the core writes the type as a dictionary, not as a collection.</summary>
    private static bool IsUntypedDictionary(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static i => i.Is("System.Collections.IDictionary"))
        || DictionaryParser.Find(type) is
        {
            TypeArguments: [{ SpecialType: SpecialType.System_String }, { SpecialType: SpecialType.System_Object }],
        };

    private static (string Path, ITypeSymbol Type)? InDictionary(INamedTypeSymbol type, string path, int depth) =>
        DictionaryParser.Find(type) is { TypeArguments: [var key, var value] }
            ? CanBeAnything(key) || DictionaryParser.IsKey(key)
                ? FindUnwritable(value, path + TypeStep.DictionaryValue, depth + 1)
                : (path, type)
            : null;

    private static bool IsEnumerable(ITypeSymbol type) =>
        type.AllInterfaces.Any(static i => i.SpecialType is SpecialType.System_Collections_IEnumerable);
}

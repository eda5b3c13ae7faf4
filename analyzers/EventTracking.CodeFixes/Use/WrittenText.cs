using EventTracking.Analyzers.Use;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Types;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Use;

/// <summary>Whether a value that is seen as another type is written the same.</summary>
internal static class WrittenText
{
    /// <summary>
    /// A string is written as no array of characters, bytes as no array of numbers, and a dictionary as no array of pairs, though C#
    /// takes each of them for a sequence. Of what untyped data cannot hold there is nothing to keep.
    /// </summary>
    public static bool IsSame(ITypeSymbol source, ITypeSymbol target) =>
        SymbolEqualityComparer.Default.Equals(source, target)
        || UntypedJson.FindUnwritable(source) is not null
        || (Inside(source), Inside(target)) switch
        {
            (null, null) => IsJson(source) && IsJson(target),
            ({ } from, { } to) => from.Brackets == to.Brackets && IsSame(from.Type, to.Type),
            _ => false,
        };

    /// <summary>What stands in an array or object.</summary>
    private static (JsonType Brackets, ITypeSymbol Type)? Inside(ITypeSymbol type) => type switch
    {
        _ when ScalarTypes.Find(type, NumberHandling.Strict) is { JsonType: not JsonType.Array } => null,
        IArrayTypeSymbol array => (JsonType.Array, array.ElementType),
        INamedTypeSymbol named when DictionaryParser.Find(named) is { } dictionary => (JsonType.Object, dictionary.TypeArguments[1]),
        INamedTypeSymbol named when Interfaces.Elements(named).Take(2).ToArray() is [var item] => (JsonType.Array, item),
        _ => null,
    };

    private static bool IsJson(ITypeSymbol type) => ScalarTypes.Find(type, NumberHandling.Strict) is { JsonType: JsonType.Any };
}

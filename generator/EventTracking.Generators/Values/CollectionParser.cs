using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>Parses the types that are written as arrays.</summary>
internal static class CollectionParser
{
    /// <summary>Whether the type can be enumerated, possibly as a sequence of objects only.</summary>
    public static bool IsCollection(INamedTypeSymbol type) =>
        IsMemory(type) || Interfaces.All(type).Any(static i => i.SpecialType is SpecialType.System_Collections_IEnumerable);

    private const string List = "System.Collections.Generic.List`1";

    public static ValueModel? ParseArray(ParsingSession session, IArrayTypeSymbol type, NumberHandling numbers) =>
        Add(session, type, type.ElementType, CollectionSource.Array, numbers);

    /// <summary>The collection; <see langword="null"/> if its elements do not have exactly one type, or cannot be written.</summary>
    public static ValueModel? Parse(ParsingSession session, INamedTypeSymbol type, NumberHandling numbers)
    {
        if (IsMemory(type))
            return Add(session, type, type.TypeArguments[0], CollectionSource.Memory, numbers);

        if (numbers is NumberHandling.Unspecified && !type.IsInSystem())
            numbers = JsonAttributes.Numbers(type) ?? numbers;
        if (Interfaces.Base(type, List) is { } list)
            return Add(session, type, list.TypeArguments[0], CollectionSource.List, numbers);
        return Interfaces.Element(type) is { } element
            ? Add(session, type, element, Source(type), numbers)
            : session.NotWritten(TypeProblemKind.NoJsonForm, type);
    }

    /// <summary>The element type of a collection that is written.</summary>
    public static ITypeSymbol ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol named when IsMemory(named) => named.TypeArguments[0],
        INamedTypeSymbol named => (Interfaces.Base(named, List)?.TypeArguments[0] ?? Interfaces.Element(named))!,
        _ => throw new InvalidOperationException($"{type} is not a collection."),
    };

    private static ValueModel? Add(
        ParsingSession session, ITypeSymbol type, ITypeSymbol element, CollectionSource source, NumberHandling numbers)
    {
        return session.ParseContainer(type, element, TypeStep.Item, JsonType.Array, numbers, Writer);

        WriterModel Writer(string method, ValueModel value) => new CollectionWriter(
            method,
            TypeNames.Of(type),
            type.IsValueType ? Passing.Value : Passing.Reference,
            source,
            source is CollectionSource.Interface
                ? $"global::System.Collections.Generic.IEnumerable<{TypeNames.WithNullability(element)}>"
                : null,
            value,
            ValueParser.NullabilityOf(element, value));
    }

    private static CollectionSource Source(INamedTypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        if (definition.Is("System.Collections.Immutable.ImmutableArray`1"))
            return CollectionSource.ImmutableArray;
        return definition.SpecialType switch
        {
            SpecialType.System_Collections_Generic_IReadOnlyList_T => CollectionSource.Indexer,
            SpecialType.System_Collections_Generic_IList_T => CollectionSource.Indexer,
            _ => Interfaces.HasKnownEnumerator(type) ? CollectionSource.Value : CollectionSource.Interface,
        };
    }

    private static bool IsMemory(INamedTypeSymbol type) =>
        type.OriginalDefinition.Is("System.Memory`1") || type.OriginalDefinition.Is("System.ReadOnlyMemory`1");
}

using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Reading;

/// <summary>Decides how dictionaries are filled.</summary>
internal static class DictionaryReaders
{
    private const string Dictionary = "System.Collections.Generic.Dictionary`2";
    private const string Immutable = "System.Collections.Immutable";
    private const string Advice = "it cannot be filled; use a dictionary of the framework such as Dictionary<TKey, TValue>, "
        + "or give it a constructor with one parameter of type IDictionary<TKey, TValue>";

    public static DictionaryReader? Parse(ReaderParser parser, string method, INamedTypeSymbol type, DictionaryWriter writer)
    {
        var @interface = DictionaryParser.Find(type)!;
        var (key, value) = (@interface.TypeArguments[0], @interface.TypeArguments[1]);
        if (Result(parser.Session, type, key, value) is not { } result)
        {
            parser.Path.Add(type, Advice);
            return null;
        }

        return new DictionaryReader(
            method,
            TypeNames.Of(type),
            $"global::System.Collections.Generic.Dictionary<{TypeNames.WithNullability(key)}, {TypeNames.WithNullability(value)}>",
            Key(parser, key, writer),
            parser.Path.At(null, "{}", () => parser.Value(value, writer.Value)),
            result);
    }

    private static string Key(ReaderParser parser, ITypeSymbol key, DictionaryWriter writer)
    {
        if (writer.Key is { } @enum)
            return $"reader.ReadEnumKey({parser.EnumTable((INamedTypeSymbol)key, (EnumWriter)parser.WriterOf(@enum)!)})";
        if (key.SpecialType is SpecialType.System_String)
            return "reader.ReadStringKey()";
        return key.Is("System.Guid") ? "reader.ReadGuidKey()" : $"reader.ReadNumberKey<{TypeNames.Of(key)}>()";
    }

    private static string? Result(ParsingSession session, INamedTypeSymbol type, ITypeSymbol key, ITypeSymbol value)
    {
        var source = session.Construct(Dictionary, key, value);
        if (source is not null && session.DerivesFrom(source, type))
            return "items";
        var isText = key.SpecialType is SpecialType.System_String;
        if (type.OriginalDefinition.ContainingNamespace.ToDisplayString() == Immutable)
        {
            var name = type.Name.StartsWith("IImmutable", StringComparison.Ordinal) ? type.Name.Substring(1) : type.Name;
            var order = isText && name is "ImmutableSortedDictionary" ? $"{CollectionConstructors.Ordinal}, " : "";
            return $"global::{Immutable}.{name}.CreateRange({order}items)";
        }

        if (type.OriginalDefinition.Is("System.Collections.Frozen.FrozenDictionary`2"))
            return "global::System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(items)";
        if (CollectionConstructors.Find(session, type, source) is not { } constructor)
            return null;
        var comparer = isText && CollectionConstructors.TakesComparer(constructor) ? $", {CollectionConstructors.Ordinal}" : "";
        return $"new {TypeNames.Of(type)}(items{comparer})";
    }
}

using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Reading;

/// <summary>Decides how collections are filled.</summary>
internal static class CollectionReaders
{
    private const string Generic = "global::System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Advice = "it cannot be filled; use a collection of the framework such as List<T>, "
        + "or give it a constructor with one parameter of type IEnumerable<T>";

    /// <summary>Enumerate the last item first.</summary>
    private static readonly string[] Stacks =
    [
        "System.Collections.Generic.Stack`1",
        "System.Collections.Concurrent.ConcurrentStack`1",
        Immutable + "ImmutableStack`1",
        Immutable + "IImmutableStack`1",
    ];

    public static CollectionReader? Parse(ReaderParser parser, string method, ITypeSymbol type, ValueModel element)
    {
        var item = CollectionParser.ElementOf(type);
        var name = TypeNames.WithNullability(item);
        var (isArray, result) = Result(parser.Session, type, item, name);
        if (result is null)
        {
            parser.Path.Add(type, Advice);
            return null;
        }

        return new CollectionReader(
            method,
            TypeNames.Of(type),
            isArray ? $"global::EventTracking.CompilerServices.EventItems<{name}>" : $"{Generic}List<{name}>",
            parser.Path.At(null, "[]", () => parser.Value(item, element)),
            result);
    }

    private static (bool IsArray, string? Result) Result(ParsingSession session, ITypeSymbol type, ITypeSymbol item, string name)
    {
        if (type is not INamedTypeSymbol named)
            return (true, "items.ToArray()");
        var definition = named.OriginalDefinition;
        if (definition.Is("System.Memory`1") || definition.Is("System.ReadOnlyMemory`1") || definition.Is("System.ArraySegment`1"))
            return (true, "items.ToArray()");
        if (definition.Is(Immutable + "ImmutableArray`1"))
            return (true, "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items.ToArray())");
        var list = session.Construct("System.Collections.Generic.List`1", item);
        if (list is not null && session.DerivesFrom(list, type))
            return (false, "items");
        if (type.TypeKind is TypeKind.Interface
            && session.Construct("System.Collections.Generic.HashSet`1", item) is { } set
            && session.DerivesFrom(set, type))
        {
            return (false, $"new {Generic}HashSet<{name}>(items)");
        }

        var isText = item.SpecialType is SpecialType.System_String;
        var source = Stacks.Any(stack => definition.Is(stack))
            ? $"global::System.Linq.Enumerable.Reverse(({Generic}IEnumerable<{name}>)items)"
            : "items";
        if (definition.ContainingNamespace.ToDisplayString() + "." == Immutable)
            return (false, ImmutableResult(definition.Name, isText, source));
        if (definition.Is("System.Collections.Frozen.FrozenSet`1"))
            return (false, "global::System.Collections.Frozen.FrozenSet.ToFrozenSet(items)");
        if (CollectionConstructors.Find(session, named, list) is not { } constructor)
            return (false, null);
        var comparer = isText && CollectionConstructors.TakesComparer(constructor) ? $", {CollectionConstructors.Ordinal}" : "";
        return (false, $"new {TypeNames.Of(type)}({source}{comparer})");
    }

    private static string ImmutableResult(string name, bool isText, string source)
    {
        var type = name switch
        {
            "IImmutableSet" => "ImmutableHashSet",
            ['I', 'I', ..] => name.Substring(1),
            _ => name,
        };
        var comparer = isText && type is "ImmutableSortedSet" ? $"{CollectionConstructors.Ordinal}, " : "";
        return $"global::{Immutable}{type}.CreateRange({comparer}{source})";
    }
}

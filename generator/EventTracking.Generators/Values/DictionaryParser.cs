using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>Parses the dictionaries, which are written as objects.</summary>
internal static class DictionaryParser
{
    private const string Dictionary = "System.Collections.Generic.Dictionary`2";
    private const string List = "System.Collections.Generic.List`1";

    /// <summary>
    /// The dictionary interface of the type; <see langword="null"/> if it is not a dictionary. As in System.Text.Json, a
    /// <c>List&lt;T&gt;</c> is a list, and <c>IDictionary</c> takes precedence over <c>IReadOnlyDictionary</c>.
    /// </summary>
    public static INamedTypeSymbol? Find(INamedTypeSymbol type)
    {
        INamedTypeSymbol? readable = null;
        foreach (var @interface in Interfaces.All(type))
        {
            if (@interface.OriginalDefinition.Is("System.Collections.Generic.IDictionary`2"))
                return Interfaces.Base(type, List) is null ? @interface : null;
            if (@interface.OriginalDefinition.Is("System.Collections.Generic.IReadOnlyDictionary`2"))
                readable ??= @interface;
        }

        return readable is null || Interfaces.Base(type, List) is not null ? null : readable;
    }

    /// <summary>The dictionary; <see langword="null"/> if its keys or values cannot be written.</summary>
    public static ValueModel? Parse(ParsingSession session, INamedTypeSymbol type, INamedTypeSymbol dictionary, NumberHandling numbers)
    {
        if (numbers is NumberHandling.Unspecified && !type.IsInSystem())
            numbers = JsonAttributes.Numbers(type) ?? numbers;
        var (key, value) = (dictionary.TypeArguments[0], dictionary.TypeArguments[1]);
        if (!IsKey(key))
            return session.NotWritten(TypeProblemKind.NoJsonKey, key);

        return session.ParseContainer(type, value, TypeStep.DictionaryValue, JsonType.Object, numbers, Writer);

        WriterModel Writer(string method, ValueModel valueModel) => new DictionaryWriter(
            method,
            TypeNames.Of(type),
            type.IsValueType ? Passing.Value : Passing.Reference,
            Interfaces.HasKnownEnumerator(type) ? null
                : Interfaces.Base(type, Dictionary) is { } @base ? TypeNames.Of(@base)
                : Enumerable(key, value),
            key is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum ? EnumParser.ParseKey(session, @enum) : null,
            valueModel,
            ValueParser.NullabilityOf(value, valueModel));
    }

    /// <summary>Whether the type can be the key of a JSON object (EVT204).</summary>
    public static bool IsKey(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String
        || type.TypeKind is TypeKind.Enum
        || type.Is("System.Guid")
        || ScalarTypes.IsInteger(type);

    private static string Enumerable(ITypeSymbol key, ITypeSymbol value) =>
        "global::System.Collections.Generic.IEnumerable<global::System.Collections.Generic.KeyValuePair<"
        + $"{TypeNames.WithNullability(key)}, {TypeNames.WithNullability(value)}>>";
}

using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>Reads the types that are written as objects by their keys.</summary>
internal static class DictionaryParser
{
    private const string Dictionary = "System.Collections.Generic.Dictionary`2";
    private const string List = "System.Collections.Generic.List`1";

    /// <summary>
    /// The dictionary interface of the type, if it has one. System.Text.Json looks for a list first, then for a dictionary that can be
    /// written to, then for one that can be read.
    /// </summary>
    public static INamedTypeSymbol? Find(INamedTypeSymbol type)
    {
        INamedTypeSymbol? readable = null;
        foreach (var @interface in Interfaces.OfSelfAndBases(type))
        {
            if (@interface.OriginalDefinition.Is("System.Collections.Generic.IDictionary`2"))
                return Interfaces.Base(type, List) is null ? @interface : null;
            if (@interface.OriginalDefinition.Is("System.Collections.Generic.IReadOnlyDictionary`2"))
                readable ??= @interface;
        }

        return readable is null || Interfaces.Base(type, List) is not null ? null : readable;
    }

    /// <summary>The dictionary, or <see langword="null"/> where its key or its value cannot be written.</summary>
    public static ValueModel? Parse(ParsingSession session, INamedTypeSymbol type, INamedTypeSymbol dictionary, NumberHandling numbers)
    {
        if (numbers is NumberHandling.Unspecified && !type.IsInSystem())
            numbers = JsonAttributes.Numbers(type) ?? numbers;
        var (key, value) = (dictionary.TypeArguments[0], dictionary.TypeArguments[1]);
        if (!IsKey(key))
            return session.NotWritten(TypeFindingKind.NoJsonKey, key);

        return session.Writers.GetOrAdd(
            $"{TypeNames.Of(type)} {numbers}",
            TypeLabels.Of(type),
            new ValueModel(ValueCall.FieldWriter, null, JsonType.Object, Safety.MayThrow),
            method => ParseValue() is { } valueModel ? Writer(method, valueModel) : null);

        ValueModel? ParseValue()
        {
            session.Graph?.Step(new TypeStep(value, null, TypeStep.DictionaryValue));
            return ValueParser.Parse(session, value, numbers.ForItems(value));
        }

        WriterModel Writer(string method, ValueModel valueModel) => new DictionaryWriter(
            method,
            TypeNames.Of(type),
            type.IsValueType ? Passing.Value : Passing.Reference,
            Interfaces.EnumeratesItself(type) ? null : Interfaces.Base(type, Dictionary) is { } @base ? TypeNames.Of(@base) : Enumerable(key, value),
            key is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum ? EnumParser.ParseKey(session, @enum) : null,
            valueModel);
    }

    /// <summary>Whether values of the type can be the keys of a JSON object (EVT204).</summary>
    public static bool IsKey(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String || type.TypeKind is TypeKind.Enum || type.Is("System.Guid") || ScalarTypes.IsInteger(type);

    private static string Enumerable(ITypeSymbol key, ITypeSymbol value) =>
        "global::System.Collections.Generic.IEnumerable<global::System.Collections.Generic.KeyValuePair<"
        + $"{TypeNames.WithNullability(key)}, {TypeNames.WithNullability(value)}>>";
}

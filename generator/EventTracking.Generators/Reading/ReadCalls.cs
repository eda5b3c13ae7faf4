using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Reading;

/// <summary>The methods of <c>EventDataReader</c> that read what one call of the writer has written.</summary>
internal static class ReadCalls
{
    private const string NotParsable =
        "its text cannot be parsed; implement IParsable<T>, or give it a value writer that implements IEventValueReader<T>";

    public static string Of(ReaderParser parser, ITypeSymbol type, ValueModel value, ISymbol? member)
    {
        var name = TypeNames.Of(type);
        return value.Call switch
        {
            ValueCall.Write or ValueCall.WriteJoined => Written(parser, type, value.Target!),
            ValueCall.WriteCast =>
                $"reader.ReadEnumNumber<{name}, {TypeNames.Of(((INamedTypeSymbol)type).EnumUnderlyingType!)}>()",
            ValueCall.WriteQuoted => $"reader.ReadQuoted<{name}>()",
            ValueCall.WriteNamed => $"reader.ReadNamed<{name}>()",
            ValueCall.WriteBase64 or ValueCall.WriteBase64Span => "reader.ReadBytes()",
            ValueCall.WriteFormatted => Formatted(parser, type),
            ValueCall.ValueWriter => ByValueWriter(parser, type, member),
            _ => throw new InvalidOperationException($"No reader for {value.Call}."),
        };
    }

    private static string Written(ReaderParser parser, ITypeSymbol type, string target) => target switch
    {
        "Strings" => Strings(parser, (IArrayTypeSymbol)type),
        "JsonNode" => $"reader.ReadJsonNode<{TypeNames.Of(type)}>()",
        "Int64" or "UInt64" or "Int128" or "UInt128" or "Double" or "Single" or "Half" or "Decimal" => type.SpecialType switch
        {
            SpecialType.System_Int32 => "reader.ReadInt32()",
            SpecialType.System_Int64 => "reader.ReadInt64()",
            SpecialType.System_Double => "reader.ReadDouble()",
            _ => $"reader.ReadNumber<{TypeNames.Of(type)}>()",
        },
        _ => $"reader.Read{target}()",
    };

    private static string Strings(ReaderParser parser, IArrayTypeSymbol type)
    {
        var label = type.ElementType.NullableAnnotation is NullableAnnotation.NotAnnotated ? "ReadStrings" : "ReadNullableStrings";
        var text = ScalarTypes.Find(type.ElementType, NumberHandling.Strict)!;
        return $"{parser.Add(label, label, method => CollectionReaders.Parse(parser, method, type, text))}(ref reader)";
    }

    private static string Formatted(ReaderParser parser, ITypeSymbol type)
    {
        var isParsable = type.AllInterfaces.Any(@interface =>
            @interface.OriginalDefinition.Is("System.IParsable`1")
            && SymbolEqualityComparer.Default.Equals(@interface.TypeArguments[0], type));
        if (!isParsable)
            parser.Path.Add(type, NotParsable);
        return $"reader.ReadParsable<{TypeNames.Of(type)}>()";
    }

    private static string ByValueWriter(ReaderParser parser, ITypeSymbol type, ISymbol? member)
    {
        var writer = ValueWriters.Find(parser.Session, type, member)!;
        var reads = writer.AllInterfaces.Any(@interface =>
            @interface.OriginalDefinition.Is(KnownTypes.IEventValueReader)
            && SymbolEqualityComparer.Default.Equals(@interface.TypeArguments[0], type));
        if (!reads)
            parser.Path.Add(type, $"its value writer cannot read it; implement IEventValueReader<{type.Name}> in '{writer.Name}' as well");
        return $"reader.ReadValue<{TypeNames.Of(type)}, {TypeNames.Of(writer)}>()";
    }
}

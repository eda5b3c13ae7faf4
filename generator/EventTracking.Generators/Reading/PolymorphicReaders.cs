using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Reading;

/// <summary>Parses the derived types that a discriminator selects.</summary>
internal static class PolymorphicReaders
{
    private const string NoDiscriminator =
        "its type cannot be found without a discriminator; add one to its [JsonDerivedType]";

    public static PolymorphicReader? Parse(ReaderParser parser, string method, INamedTypeSymbol type, PolymorphicWriter writer)
    {
        var derived = type.GetAttributes()
            .Where(static attribute => attribute.AttributeClass.Is(JsonAttributes.DerivedType))
            .Select(static attribute => attribute.FirstArgument())
            .OfType<INamedTypeSymbol>()
            .GroupBy(TypeNames.Of, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);

        var cases = new List<CaseReader>();
        foreach (var @case in writer.Cases)
        {
            var symbol = derived[@case.TypeName];
            if (Case(parser, symbol, @case.Value) is { } reader)
                cases.Add(reader);
        }

        var @base = writer.Base is { } itself && !type.IsAbstract && !writer.Cases.Any(listed => listed.Value == itself)
            ? parser.Object(type, itself)
            : null;
        return new PolymorphicReader(method, TypeNames.Of(type), JsonAttributes.DiscriminatorName(type), cases.ToEquatableArray(), @base);
    }

    private static CaseReader? Case(ReaderParser parser, INamedTypeSymbol type, ValueModel value) =>
        parser.Path.At(null, $"({type.Name})", () =>
        {
            var model = ((ObjectWriter)parser.WriterOf(value)!).Object;
            if (model.Discriminator is { } discriminator)
                return new CaseReader(Literal(discriminator.Value), parser.Object(type, value));
            parser.Path.Add(type, NoDiscriminator);
            return null;
        });

    /// <summary>The discriminator, which is JSON, as a literal in C#.</summary>
    private static string Literal(string json) =>
        json is ['"', .., '"'] ? SymbolDisplay.FormatLiteral(JsonText.Unescape(json.Substring(1, json.Length - 2)), quote: true) : json;
}

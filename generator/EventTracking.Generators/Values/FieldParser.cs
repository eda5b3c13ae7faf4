using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Members;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Types;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>Parses one field of an object.</summary>
internal static class FieldParser
{
    /// <summary>The field; <see langword="null"/> if its type cannot be written.</summary>
    public static FieldModel? Parse(
        ParsingSession session,
        INamedTypeSymbol owner,
        Member member,
        NumberHandling inherited,
        Func<ISymbol, string?> docs)
    {
        var (symbol, type, isHidden) = member;
        session.Graph?.SetStep(new TypeStep(type, symbol));
        if (session.Graph is { } graph
            && ValueWriters.OfMember(symbol) is null
            && IgnoredConverters.Find(symbol, session.Defaults) is { } ignored)
        {
            graph.Add(TypeProblemKind.ConverterIgnored, type, other: ignored);
        }

        if (isHidden && session.References.Use(symbol.ContainingType) is { } unusable)
        {
            session.NotWritten(TypeProblemKind.NoJsonForm, unusable.Type, unusable.Advice);
            return null;
        }

        if (ParseValue(session, symbol, type, inherited) is not { } value)
            return null;

        var wireName = WireName(session, symbol);
        session.Graph?.AddName(wireName);

        var condition = Condition(JsonAttributes.Ignore(symbol), type);
        return new FieldModel(
            symbol.Name,
            wireName,
            isHidden ? TypeNames.Of(symbol.ContainingType) : null,
            condition is FieldCondition.WhenNotDefault ? TypeNames.Of(type) : null,
            value,
            condition,
            Comparison(condition, type, value) is Safety.Safe ? Getters.Safety(symbol, owner, session.CancellationToken) : Safety.MayThrow,
            ValueParser.NullabilityOf(type, value),
            docs(symbol));
    }

    public static string WireName(ParsingSession session, ISymbol member) =>
        JsonAttributes.Name(member) ?? session.Defaults.FieldNaming.Convert(member.Name);

    private static ValueModel? ParseValue(ParsingSession session, ISymbol symbol, ITypeSymbol type, NumberHandling inherited) =>
        ValueWriters.OfMember(symbol) is { } writer
            ? ValueWriters.Parse(session, type, writer)
            : ValueParser.Parse(session, type, JsonAttributes.Numbers(symbol) ?? inherited);

    private static FieldCondition Condition(IgnoreCondition ignore, ITypeSymbol type) => ignore switch
    {
        IgnoreCondition.WhenWritingNull or IgnoreCondition.WhenWritingDefault when ValueParser.HasNull(type) => FieldCondition.WhenNotNull,
        IgnoreCondition.WhenWritingDefault => FieldCondition.WhenNotDefault,
        _ => FieldCondition.Always,
    };

    /// <summary>Structs are compared by their own <c>Equals</c>, which can throw.</summary>
    private static Safety Comparison(FieldCondition condition, ITypeSymbol type, ValueModel value) =>
        condition is FieldCondition.WhenNotDefault && type.TypeKind is TypeKind.Struct && value.Call is ValueCall.FieldWriter
            ? Safety.MayThrow
            : Safety.Safe;
}

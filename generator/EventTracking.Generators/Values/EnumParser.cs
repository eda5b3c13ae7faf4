using System.Globalization;
using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Types;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>Parses enums.</summary>
internal static class EnumParser
{
    public static ValueModel Parse(ParsingSession session, INamedTypeSymbol type)
    {
        return session.Defaults.EnumsAsNumbers
            ? new ValueModel(
                ValueCall.WriteCast, ScalarTypes.NumberName(type.EnumUnderlyingType!), JsonType.Integer,
                Range: ScalarTypes.Range(type.EnumUnderlyingType!))
            : Add(session, type, TypeLabels.Of(type), EnumUse.Value, session.Defaults.FieldNaming);
    }

    /// <summary>Keys are always names. If values are numbers, the names are those in C#, as in System.Text.Json.</summary>
    public static ValueModel ParseKey(ParsingSession session, INamedTypeSymbol type) =>
        Add(
            session,
            type,
            TypeLabels.Of(type) + "Key",
            EnumUse.Key,
            session.Defaults.EnumsAsNumbers ? NamingPolicy.Unspecified : session.Defaults.FieldNaming);

    private static ValueModel Add(ParsingSession session, INamedTypeSymbol type, string label, EnumUse use, NamingPolicy naming)
    {
        if (session.Graph is { } graph)
        {
            foreach (var (member, problem) in WireNameClashes.InEnum(type, naming))
                graph.Add(TypeProblemKind.SameWireName, type, problem, member);
        }

        return session.Writers.GetOrAdd(
            $"{use} {TypeNames.Of(type)}",
            label,
            new ValueModel(ValueCall.FieldWriter, null, JsonType.String, Range: ScalarTypes.Range(type.EnumUnderlyingType!)),
            method =>
            {
                session.References.UseMembers(type);
                var values = EnumValues.Of(type, naming, session.CancellationToken);
                return new EnumWriter(
                    method,
                    TypeNames.Of(type),
                    ScalarTypes.NumberName(type.EnumUnderlyingType!),
                    values.Select(value => new EnumMember(value.Constant, value.Json)).ToEquatableArray(),
                    EnumValues.FlagsByBitCount(type, values).Select(Flag).ToEquatableArray(),
                    use);
            })!;
    }

    private static EnumFlag Flag(EnumValue value) => new(value.Bits.ToString(CultureInfo.InvariantCulture) + "UL", value.Json);
}

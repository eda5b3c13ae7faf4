using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>Parses the base types that list their derived types in <c>[JsonDerivedType]</c>.</summary>
internal static class PolymorphicParser
{
    /// <summary>Why a collection with <c>[JsonDerivedType]</c> is not written, and what to do.</summary>
    public const string CollectionAdvice =
        "[JsonDerivedType] has no effect on a collection; remove it, or give the type a value writer with [EventValue]";

    public static bool IsPolymorphic(INamedTypeSymbol type) =>
        type.IsReferenceType && type.FindAttribute(JsonAttributes.DerivedType) is not null;

    /// <summary>Whether the type has <c>[JsonDerivedType]</c> although it is a collection.</summary>
    public static bool IsPolymorphicCollection(INamedTypeSymbol type) =>
        IsPolymorphic(type) && CollectionParser.IsCollection(type) && !type.IsInSystem();

    public static ValueModel? Parse(ParsingSession session, INamedTypeSymbol type) =>
        session.Writers.GetOrAdd(
            $"polymorphic {TypeNames.Of(type)}",
            TypeLabels.Of(type),
            new ValueModel(ValueCall.FieldWriter, null, JsonType.Object, Safety.MayThrow),
            method => Writer(session, type, method));

    private static PolymorphicWriter Writer(ParsingSession session, INamedTypeSymbol type, string method)
    {
        var name = TypeNames.Of(type);
        var cases = Cases(session, type).ToEquatableArray();
        var unknown = cases.Count == 0 ? UnknownDerivedTypes.WriteAsBase : JsonAttributes.UnknownDerivedTypes(type);
        var listed = cases.FirstOrDefault(derived => derived.TypeName == name)?.Value;
        if (unknown is UnknownDerivedTypes.Fail && listed is null)
            AddMemberNames(session, type);
        return unknown is UnknownDerivedTypes.Fail
            ? new PolymorphicWriter(
                method,
                name,
                cases,
                DerivedMatch.Exact,
                type.IsAbstract || listed is not null ? null : ParseItself(session, type),
                UnlistedTypes.Fail)
            : new PolymorphicWriter(
                method,
                name,
                cases,
                unknown is UnknownDerivedTypes.WriteAsBase ? DerivedMatch.Exact : DerivedMatch.NearestAncestor,
                listed ?? ParseItself(session, type),
                UnlistedTypes.WriteAsBase);
    }

    /// <summary>System.Text.Json rejects an interface with duplicate names, even if only the derived types are written.</summary>
    private static void AddMemberNames(ParsingSession session, INamedTypeSymbol type)
    {
        if (session.Graph is not { } graph || type.TypeKind is not TypeKind.Interface)
            return;

        foreach (var member in session.MembersOf(type))
        {
            graph.SetStep(new TypeStep(member.Type, member.Symbol));
            graph.AddName(FieldParser.WireName(session, member.Symbol));
        }
    }

    private static ValueModel ParseItself(ParsingSession session, INamedTypeSymbol type)
    {
        session.Graph?.SetStep(new TypeStep(type, null));
        return ObjectParser.Parse(session, type, discriminator: null, TypeLabels.Of(type) + "Itself")!;
    }

    private static IEnumerable<DerivedCase> Cases(ParsingSession session, INamedTypeSymbol type)
    {
        var name = JsonAttributes.DiscriminatorName(type);
        var attributes = type.GetAttributes()
            .Where(static a => a.AttributeClass.Is(JsonAttributes.DerivedType))
            .OrderByDescending(static a => CountBases(a.FirstArgument() as ITypeSymbol));
        var shared = new WireNameClashes();
        foreach (var attribute in attributes)
        {
            session.CancellationToken.ThrowIfCancellationRequested();
            if (attribute.FirstArgument() is not INamedTypeSymbol derived)
                continue;

            var discriminator = attribute.ConstructorArguments is [_, { Value: { } value }] ? new Discriminator(type, name, value) : null;
            session.Graph?.SetStep(new TypeStep(derived, null, $"({derived.Name})", discriminator?.JsonValue));
            var advice = derived.IsUnboundGenericType ? null : WhyNotListed(session, derived, type);
            if (derived.IsUnboundGenericType || advice is not null)
            {
                session.NotWritten(TypeProblemKind.NoJsonForm, derived, advice);
                continue;
            }

            if (session.Graph is { } graph && shared.Add(derived, discriminator?.Json) is { } problem)
                graph.Add(TypeProblemKind.SameWireName, type, problem, derived);
            var label = $"{TypeLabels.Of(derived)}As{TypeLabels.Of(type)}";
            yield return new DerivedCase(TypeNames.Of(derived), ObjectParser.Parse(session, derived, discriminator, label)!);
        }
    }

    private static string? WhyNotListed(ParsingSession session, INamedTypeSymbol derived, INamedTypeSymbol type)
    {
        if (!session.DerivesFrom(derived, type))
            return $"it does not derive from '{type.Name}'; remove it from the [JsonDerivedType] attributes";

        var hasWriter = ValueWriters.OfAssembly(session, derived) is not null || ValueWriters.OfType(derived) is not null;
        return hasWriter || CollectionParser.IsCollection(derived)
            ? $"neither a collection nor a type with a value writer can be listed; give '{type.Name}' a value writer with [EventValue]"
            : session.References.Use(derived)?.Advice;
    }

    private static int CountBases(ITypeSymbol? type) => type is null ? 0 : 1 + CountBases(type.BaseType);
}

using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Members;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>Parses the fields of an object.</summary>
internal static class ObjectParser
{
    /// <summary>The object of the event itself, whose fields have documentation.</summary>
    public static ObjectModel ParseEvent(ParsingSession session, Func<ISymbol, string?> docs) =>
        Parse(session, session.Type, discriminator: null, docs);

    /// <summary>An object inside the event.</summary>
    /// <param name="session">The session.</param>
    /// <param name="type">The type of the object.</param>
    /// <param name="discriminator">The discriminator; <see langword="null"/> if there is none.</param>
    /// <param name="label">The type as part of the writer's name.</param>
    public static ValueModel? Parse(ParsingSession session, INamedTypeSymbol type, Discriminator? discriminator, string label) =>
        session.Writers.GetOrAdd(
            $"object {TypeNames.Of(type)} {discriminator?.Json}",
            label,
            new ValueModel(ValueCall.FieldWriter, null, JsonType.Object),
            method => new ObjectWriter(
                method,
                TypeNames.Of(type),
                type.IsValueType ? Passing.In : Passing.Reference,
                Parse(session, type, discriminator, session.NestedDocs)));

    private static ObjectModel Parse(
        ParsingSession session, INamedTypeSymbol type, Discriminator? discriminator, Func<ISymbol, string?> docs)
    {
        session.Graph?.ReserveName(discriminator);
        if (session.Graph is { } graph)
            AddUnwritten(session, graph, type);

        var numbers = JsonAttributes.Numbers(type) ?? NumberHandling.Unspecified;
        return new ObjectModel(
            discriminator is null ? null : new DiscriminatorModel(discriminator.Name, discriminator.JsonValue, discriminator.Json),
            session.MembersOf(type)
                .OrderBy(static member => JsonAttributes.Order(member.Symbol))
                .Select(member => FieldParser.Parse(session, type, member, numbers, docs))
                .OfType<FieldModel>()
                .ToEquatableArray());
    }

    private static void AddUnwritten(ParsingSession session, TypeGraph graph, INamedTypeSymbol type)
    {
        graph.AddUnwritten(TypeProblemKind.UnmarkedField, UnmarkedFields.Of(type));
        graph.AddUnwritten(TypeProblemKind.UnreachableInclude, UnreachableIncludes.Of(session.References, type));
        if (graph.OtherGenerators.Declared(type))
            return;

        var generated = session.MembersOf(type).Where(member => graph.OtherGenerators.Declared(member.Symbol));
        graph.AddUnwritten(TypeProblemKind.CompletedByGenerator, generated.Take(1));
    }
}

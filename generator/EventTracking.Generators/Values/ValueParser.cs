using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>Finds out how the values of a type are written. Each kind of type has its own parser; the first that knows it answers.</summary>
internal static class ValueParser
{
    /// <summary><c>Node&lt;Node&lt;T&gt;&gt;</c> inside <c>Node&lt;T&gt;</c> would make types without end.</summary>
    private const int DeepestGeneric = 8;

    /// <summary>How to write the type, or <see langword="null"/> where it cannot be written (EVT201, EVT204).</summary>
    public static ValueModel? Parse(ParsingSession session, ITypeSymbol type, NumberHandling numbers)
    {
        session.CancellationToken.ThrowIfCancellationRequested();

        if (ValueWriters.OfAssembly(session, type) is { } ofAssembly)
            return ValueWriters.Parse(session, type, ofAssembly);

        if (ScalarTypes.Find(type, numbers) is { } scalar)
            return scalar;
        if (ValueWriters.OfType(type) is { } ofType)
            return ValueWriters.Parse(session, type, ofType);
        if (session.Graph is { } graph)
            AddFindings(session, graph, type);
        if (TextTypes.Advice(type) is { } advice)
            return session.NotWritten(TypeFindingKind.NoJsonForm, type, advice);
        if (UnsupportedTypes.Contains(type) || GenericDepth(type) > DeepestGeneric)
            return session.NotWritten(TypeFindingKind.NoJsonForm, type);
        if (session.Names.Name(type) is { } unnamed)
            return session.NotWritten(TypeFindingKind.NoJsonForm, unnamed.Type, unnamed.Advice);

        return type switch
        {
            IArrayTypeSymbol array => CollectionParser.ParseArray(session, array, numbers),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => ParseNullable(session, nullable, numbers),
            INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum => EnumParser.Parse(session, @enum),
            INamedTypeSymbol named when OptionTypes.Contains(named) => ParseOption(session, named, numbers),
            INamedTypeSymbol named when CollectionParser.IsCollection(named) && !named.IsInSystem() && PolymorphicParser.IsPolymorphic(named) =>
                session.NotWritten(TypeFindingKind.NoJsonForm, type, PolymorphicParser.NoCollections),
            INamedTypeSymbol named when DictionaryParser.Find(named) is { } dictionary => DictionaryParser.Parse(session, named, dictionary, numbers),
            INamedTypeSymbol named when CollectionParser.IsCollection(named) => CollectionParser.Parse(session, named, numbers),
            INamedTypeSymbol named when PolymorphicParser.IsPolymorphic(named) => PolymorphicParser.Parse(session, named),
            INamedTypeSymbol named when OptionTypes.IsUnion(named) => session.NotWritten(TypeFindingKind.NoJsonForm, type, OptionTypes.NoUnions),
            INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named when FormattableTypes.Contains(named) => FormattableTypes.Formatted,
            INamedTypeSymbol named when FormattableTypes.FormatsOtherwise(named) => session.NotWritten(TypeFindingKind.NoJsonForm, type),
            INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named when !HollowTypes.Contains(named) =>
                ObjectParser.Parse(session, named, discriminator: null, TypeLabels.Of(named)),
            _ => session.NotWritten(TypeFindingKind.NoJsonForm, type),
        };
    }

    /// <summary>What the author of the event should know about the type itself.</summary>
    private static void AddFindings(ParsingSession session, TypeGraph graph, ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol || type.IsInSystem())
            return;
        if (graph.OtherGenerators.Declare(type))
            graph.Add(TypeFindingKind.CompletedByGenerator, type, other: type);
        else if (IgnoredConverters.Find(type, session.Defaults) is { } ignored)
            graph.Add(TypeFindingKind.ConverterIgnored, type, other: ignored);
    }

    private static ValueModel? ParseNullable(ParsingSession session, INamedTypeSymbol type, NumberHandling numbers)
    {
        if (Parse(session, type.TypeArguments[0], numbers) is not { } value)
            return null;

        return session.Writers.GetOrAdd(
            $"{TypeNames.Of(type)} {numbers}",
            TypeLabels.Of(type),
            value,
            method => new NullableWriter(method, TypeNames.Of(type), value));
    }

    private static ValueModel? ParseOption(ParsingSession session, INamedTypeSymbol type, NumberHandling numbers)
    {
        if (Parse(session, type.TypeArguments[0], numbers) is not { } value)
            return null;

        return session.Writers.GetOrAdd(
            $"{TypeNames.Of(type)} {numbers}",
            TypeLabels.Of(type),
            value,
            method => new OptionWriter(method, TypeNames.Of(type), type.IsValueType ? Passing.Value : Passing.Reference, value));
    }

    private static int GenericDepth(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => GenericDepth(array.ElementType),
        INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } => 1 + arguments.Max(GenericDepth),
        _ => 0,
    };
}

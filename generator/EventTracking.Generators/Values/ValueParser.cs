using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>Decides how the values of a type are written. Each kind of type has its own parser; the first that matches is used.</summary>
internal static class ValueParser
{
    /// <summary>A <c>Node&lt;T&gt;</c> that contains a <c>Node&lt;Node&lt;T&gt;&gt;</c> has infinitely many types.</summary>
    private const int MaxGenericDepth = 8;

    /// <summary>How the type is written; <see langword="null"/> if it cannot be (EVT201, EVT204).</summary>
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
            AddProblems(session, graph, type);
        if (TextTypes.Advice(type) is { } advice)
            return session.NotWritten(TypeProblemKind.NoJsonForm, type, advice);
        if (UnsupportedTypes.Contains(type) || GenericDepth(type) > MaxGenericDepth)
            return session.NotWritten(TypeProblemKind.NoJsonForm, type);
        if (session.References.Use(type) is { } unusable)
            return session.NotWritten(TypeProblemKind.NoJsonForm, unusable.Type, unusable.Advice);

        return type switch
        {
            IArrayTypeSymbol array => CollectionParser.ParseArray(session, array, numbers),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
                ParseOptional(session, nullable, numbers, OptionalKind.Nullable),
            INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum => EnumParser.Parse(session, @enum),
            INamedTypeSymbol named when FSharpTypes.IsOption(named) =>
                ParseOptional(session, named, numbers, named.IsValueType ? OptionalKind.ValueOption : OptionalKind.Option),
            INamedTypeSymbol named when PolymorphicParser.IsPolymorphicCollection(named) =>
                session.NotWritten(TypeProblemKind.NoJsonForm, type, PolymorphicParser.CollectionAdvice),
            INamedTypeSymbol named when DictionaryParser.Find(named) is { } dictionary =>
                DictionaryParser.Parse(session, named, dictionary, numbers),
            INamedTypeSymbol named when CollectionParser.IsCollection(named) => CollectionParser.Parse(session, named, numbers),
            INamedTypeSymbol named when PolymorphicParser.IsPolymorphic(named) => PolymorphicParser.Parse(session, named),
            INamedTypeSymbol named when FSharpTypes.IsUnion(named) =>
                session.NotWritten(TypeProblemKind.NoJsonForm, type, FSharpTypes.UnionAdvice),
            INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named when FormattableTypes.Contains(named) =>
                FormattableTypes.Formatted,
            INamedTypeSymbol named when FormattableTypes.HasOtherFormat(named) => session.NotWritten(TypeProblemKind.NoJsonForm, type),
            INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named when !OpaqueTypes.Contains(named, session.References) =>
                ObjectParser.Parse(session, named, discriminator: null, TypeLabels.Of(named)),
            _ => session.NotWritten(TypeProblemKind.NoJsonForm, type),
        };
    }

    /// <summary>
    /// Whether the value can be <c>null</c> on the wire. A reference can unless it is annotated as not nullable; so can JSON values and
    /// options.
    /// </summary>
    public static Nullability NullabilityOf(ITypeSymbol type, ValueModel value) =>
        value.JsonType is JsonType.Any
        || (type is INamedTypeSymbol named && FSharpTypes.IsOption(named))
        || (HasNull(type) && type.NullableAnnotation is not NullableAnnotation.NotAnnotated)
        || type.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T
            ? Nullability.Nullable
            : Nullability.NotNull;

    /// <summary>Whether <see langword="null"/> is a value of the type.</summary>
    public static bool HasNull(ITypeSymbol type) =>
        type.IsReferenceType || type.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T;

    /// <summary>Adds problems that do not prevent the type from being written.</summary>
    private static void AddProblems(ParsingSession session, TypeGraph graph, ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol || type.IsInSystem())
            return;
        if (graph.OtherGenerators.Declared(type))
            graph.Add(TypeProblemKind.CompletedByGenerator, type, other: type);
        else if (IgnoredConverters.Find(type, session.Defaults) is { } ignored)
            graph.Add(TypeProblemKind.ConverterIgnored, type, other: ignored);
    }

    private static ValueModel? ParseOptional(ParsingSession session, INamedTypeSymbol type, NumberHandling numbers, OptionalKind kind) =>
        Parse(session, type.TypeArguments[0], numbers) is { } value
            ? session.Writers.GetOrAdd(
                $"{TypeNames.Of(type)} {numbers}",
                TypeLabels.Of(type),
                value,
                method => new OptionalWriter(method, TypeNames.Of(type), kind, value))
            : null;

    private static int GenericDepth(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => GenericDepth(array.ElementType),
        INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } => 1 + arguments.Max(GenericDepth),
        _ => 0,
    };
}

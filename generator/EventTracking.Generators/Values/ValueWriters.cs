using EventTracking.Generators.Graph;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>Finds the value writers that <c>[EventValue]</c> selects, and checks that they fit their types.</summary>
internal static class ValueWriters
{
    /// <summary>The attribute on a member.</summary>
    public static AttributeData? OfMember(ISymbol member) => member.FindAttribute(KnownTypes.EventValueAttribute);

    /// <summary>The attribute on the assembly for a type, or for the generic type that it is constructed from.</summary>
    public static AttributeData? OfAssembly(ParsingSession session, ITypeSymbol type)
    {
        if (session.Defaults.Writers is not { } writers)
            return null;
        if (writers.TryGetValue(type.WithNullableAnnotation(NullableAnnotation.None), out var attribute))
            return attribute;
        if (type is INamedTypeSymbol { IsGenericType: true } named)
            writers.TryGetValue(named.ConstructUnboundGenericType(), out attribute);
        return attribute;
    }

    /// <summary>The attribute on a type. Framework types have none.</summary>
    public static AttributeData? OfType(ITypeSymbol type) =>
        type is INamedTypeSymbol && !type.IsInSystem() ? type.FindAttribute(KnownTypes.EventValueAttribute) : null;

    /// <summary>The value writer of a type or member that is written by one.</summary>
    public static INamedTypeSymbol? Find(ParsingSession session, ITypeSymbol type, ISymbol? member) =>
        ((member is null ? null : OfMember(member)) ?? OfAssembly(session, type) ?? OfType(type)) is { } attribute
            ? Writer(type, attribute)
            : null;

    /// <summary>How the writer writes the type; <see langword="null"/> if it does not fit (EVT211).</summary>
    public static ValueModel? Parse(ParsingSession session, ITypeSymbol type, AttributeData attribute)
    {
        var writer = Writer(type, attribute);
        if (writer is null || !CanBeCalled(session, writer))
            return DoesNotFit(session, type, writer);
        if (session.References.Use(type) is { } unusable)
            return session.NotWritten(TypeProblemKind.NoJsonForm, unusable.Type, unusable.Advice);
        if (Writes(writer, type))
            return Call(type, writer);

        var value = type.WithoutNullable();
        if (SymbolEqualityComparer.Default.Equals(value, type) || !Writes(writer, value))
            return DoesNotFit(session, type, writer);

        var call = Call(value, writer);
        return session.Writers.GetOrAdd(
            $"{TypeNames.Of(type)} by {TypeNames.Of(writer)}",
            $"{TypeLabels.Of(type)}By{writer.Name}",
            call,
            method => new OptionalWriter(method, TypeNames.Of(type), OptionalKind.Nullable, call));
    }

    /// <summary>
    /// The writer in the attribute's last argument. An unbound generic writer, or one nested in an unbound generic type, receives the type
    /// arguments of the type.
    /// </summary>
    private static INamedTypeSymbol? Writer(ITypeSymbol type, AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not [.., { Value: INamedTypeSymbol writer }])
            return null;
        if (!writer.IsUnboundGenericType)
            return writer;
        if (type.WithoutNullable() is not INamedTypeSymbol named)
            return writer;

        ITypeSymbol[] arguments = [.. Arguments(named)];
        return arguments.Length == TotalArity(writer) ? Construct(writer.OriginalDefinition, arguments) : writer;
    }

    /// <summary>The type arguments of the containing types, then those of the type.</summary>
    private static IEnumerable<ITypeSymbol> Arguments(INamedTypeSymbol type) =>
        type.ContainingType is { } container ? Arguments(container).Concat(type.TypeArguments) : type.TypeArguments;

    private static int TotalArity(INamedTypeSymbol type) => type.Arity + (type.ContainingType is { } container ? TotalArity(container) : 0);

    private static INamedTypeSymbol Construct(INamedTypeSymbol definition, ITypeSymbol[] arguments)
    {
        if (definition.ContainingType is { } container && TotalArity(container) is > 0 and var outer)
        {
            definition = Construct(container, [.. arguments.Take(outer)])
                .GetTypeMembers(definition.Name, definition.Arity)
                .First(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, definition));
            arguments = [.. arguments.Skip(outer)];
        }

        return arguments.Length == 0 ? definition : definition.Construct(arguments);
    }

    private static ValueModel? DoesNotFit(ParsingSession session, ITypeSymbol type, INamedTypeSymbol? writer)
    {
        session.Graph?.Add(TypeProblemKind.WriterDoesNotFit, type, other: writer);
        return null;
    }

    /// <summary>An interface does not fit, because it does not implement static members.</summary>
    private static bool CanBeCalled(ParsingSession session, INamedTypeSymbol writer) =>
        writer is { IsUnboundGenericType: false, TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false, IsRefLikeType: false }
        && session.References.Use(writer) is null;

    private static bool Writes(INamedTypeSymbol writer, ITypeSymbol type) => writer.AllInterfaces.Any(@interface =>
        @interface.OriginalDefinition.Is(KnownTypes.IEventValueWriter)
        && SymbolEqualityComparer.Default.Equals(@interface.TypeArguments[0], type));

    private static ValueModel Call(ITypeSymbol type, INamedTypeSymbol writer) =>
        new(ValueCall.ValueWriter, $"{TypeNames.Of(type)}, {TypeNames.Of(writer)}", JsonTypeOf(writer), Safety.MayThrow);

    /// <summary><see cref="JsonType"/> has the same values as <c>FieldJsonType</c> in the core.</summary>
    private static JsonType JsonTypeOf(INamedTypeSymbol writer) =>
        writer.FindAttribute(KnownTypes.EventValueWriterAttribute)?.FirstArgument() is int declared and > 0 and <= (int)JsonType.Object
            ? (JsonType)declared
            : JsonType.Any;
}

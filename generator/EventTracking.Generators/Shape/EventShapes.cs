using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Shape;

/// <summary>Derives the shapes of tracked events, declared in source or in a compiled assembly.</summary>
public static class EventShapes
{
    /// <summary>
    /// Creates a compilation for reading compiled assemblies. It imports internal and private members, which an event can write. The
    /// assemblies are neither loaded nor run.
    /// </summary>
    /// <param name="references">The assemblies and everything that they reference, the framework included.</param>
    public static CSharpCompilation CreateCompilation(IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        "EventShapes",
        references: references,
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All));

    /// <summary>Returns the records of an assembly that are tracked events, in ordinal order of their metadata names.</summary>
    /// <param name="compilation">The compilation: of the assembly's source, or one that references it.</param>
    /// <param name="assembly">The assembly.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static IReadOnlyList<INamedTypeSymbol> FindEvents(
        Compilation compilation, IAssemblySymbol assembly, CancellationToken cancellationToken = default) =>
    [
        .. EnumerateEvents(compilation, assembly, cancellationToken).OrderBy(TypeNames.Metadata, StringComparer.Ordinal),
    ];

    /// <summary>The events as they are found, so that a caller can stop before every type has been examined.</summary>
    internal static IEnumerable<INamedTypeSymbol> EnumerateEvents(
        Compilation compilation, IAssemblySymbol assembly, CancellationToken cancellationToken) =>
        Types(assembly.GlobalNamespace).Where(type => IsEvent(compilation, type, cancellationToken));

    /// <summary>Derives the shape of an event.</summary>
    /// <param name="compilation">The compilation that the event is part of, or that references its assembly.</param>
    /// <param name="type">A record with <c>[TrackedEvent]</c>.</param>
    /// <param name="cancellationToken">Stops the parsing.</param>
    public static ParsedShape Parse(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken = default)
    {
        var docs = new ShapeDocs(cancellationToken);
        var graph = new TypeGraph(type);
        var session = new ParsingSession(
            compilation, type, AssemblyDefaults.Of(type.ContainingAssembly), cancellationToken, graph, docs.OfMember);
        var data = ObjectParser.ParseEvent(session, docs.OfMember);

        return new ParsedShape(Of(type, ShapeBuilder.Build(data, session.Writers.ToModels()), docs.OfType(type)), graph);
    }

    /// <summary>The shape of an event whose data is known.</summary>
    internal static DataShape Of(INamedTypeSymbol type, ObjectType data, string? documentation)
    {
        var attribute = type.FindAttribute(KnownTypes.TrackedEventAttribute)
            ?? throw new ArgumentException(
                $"'{type}' is not a tracked event: it does not have the attribute [TrackedEvent].", nameof(type));
        return new DataShape(
            EventShape.EventName(attribute) ?? "",
            EventShape.Version(attribute),
            data,
            documentation,
            new ClrType(type.ContainingAssembly.Name, TypeNames.Metadata(type)));
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol type)
                yield return type;
            foreach (var found in Types(inner))
                yield return found;
        }
    }

    /// <summary>
    /// Whether code is, or was, generated for the type. Metadata does not show whether a struct is a record, so a compiled type
    /// counts as an event if it implements the contract.
    /// </summary>
    private static bool IsEvent(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct)
            || type.FindAttribute(KnownTypes.TrackedEventAttribute) is not { } attribute)
        {
            return false;
        }

        return type.DeclaringSyntaxReferences.IsEmpty
            ? type.AllInterfaces.Any(static contract => contract.OriginalDefinition.Is(KnownTypes.TrackedEventContract))
            : EventShape.IsSupported(compilation, type, attribute, cancellationToken);
    }
}

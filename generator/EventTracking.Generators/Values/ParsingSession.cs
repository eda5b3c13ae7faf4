using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Members;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Types;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>The state that the parsers of one event share. None of it enters a model.</summary>
internal sealed class ParsingSession(
    Compilation compilation,
    INamedTypeSymbol type,
    AssemblyDefaults defaults,
    CancellationToken cancellationToken,
    TypeGraph? graph = null,
    Func<ISymbol, string?>? nestedDocs = null)
{
    /// <summary>The event's record.</summary>
    public INamedTypeSymbol Type { get; } = type;

    public AssemblyDefaults Defaults { get; } = defaults;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The field writers found so far.</summary>
    public WriterTable Writers { get; } = new(graph);

    /// <summary>The symbols that generated code uses.</summary>
    public SymbolReferences References { get; } = new(compilation, type);

    /// <summary>The graph that the parsers build for an analyzer; <see langword="null"/> in the generator.</summary>
    public TypeGraph? Graph { get; } = graph;

    /// <summary>The documentation of members below the event. Generated code does not have it, so the generator does not read it.</summary>
    public Func<ISymbol, string?> NestedDocs { get; } = nestedDocs ?? (static _ => null);

    /// <summary>The members of a type that are written.</summary>
    public IEnumerable<Member> MembersOf(INamedTypeSymbol type) => MemberList.Of(References, type, CancellationToken);

    /// <summary>Whether a namespace contains a namespace with the name, in this compilation or in a referenced assembly.</summary>
    public bool HasNamespace(INamespaceSymbol outer, string name) =>
        compilation.GetCompilationNamespace(outer)?.GetMembers(name).Any(static member => member is INamespaceSymbol) is true;

    /// <summary>Constructs a generic framework type; <see langword="null"/> if the compilation does not have it.</summary>
    public INamedTypeSymbol? Construct(string metadataName, params ITypeSymbol[] arguments) =>
        compilation.GetTypeByMetadataName(metadataName)?.Construct(arguments);

    /// <summary>Whether the type converts implicitly to the base type.</summary>
    public bool DerivesFrom(ITypeSymbol type, ITypeSymbol @base) => compilation.HasImplicitConversion(type, @base);

    /// <summary>
    /// Returns how a collection or dictionary is written, and adds the method that writes it; <see langword="null"/> if its items cannot
    /// be written.
    /// </summary>
    /// <param name="container">The collection or dictionary.</param>
    /// <param name="item">The type of its elements or values.</param>
    /// <param name="step">The step from the container to an item; see <see cref="TypeStep"/>.</param>
    /// <param name="type">The JSON type of the container.</param>
    /// <param name="numbers">How its numbers are written.</param>
    /// <param name="writer">Creates the model of the method from its name and from how an item is written.</param>
    public ValueModel? ParseContainer(
        ITypeSymbol container,
        ITypeSymbol item,
        string step,
        JsonType type,
        NumberHandling numbers,
        Func<string, ValueModel, WriterModel> writer)
    {
        return Writers.GetOrAdd(
            $"{TypeNames.Of(container)} {numbers}",
            TypeLabels.Of(container),
            new ValueModel(ValueCall.FieldWriter, null, type, Safety.MayThrow),
            method => ParseItem() is { } value ? writer(method, value) : null);

        ValueModel? ParseItem()
        {
            Graph?.SetStep(new TypeStep(item, null, step));
            return ValueParser.Parse(this, item, numbers.ForItems(item));
        }
    }

    /// <summary>Returns <see langword="null"/> for a type that cannot be written, and adds the problem to the graph.</summary>
    /// <param name="kind">The problem.</param>
    /// <param name="type">The type that has it.</param>
    /// <param name="advice">What to do, if the type does not determine it.</param>
    public ValueModel? NotWritten(TypeProblemKind kind, ITypeSymbol type, string? advice = null)
    {
        Graph?.Add(kind, type, advice);
        return null;
    }
}

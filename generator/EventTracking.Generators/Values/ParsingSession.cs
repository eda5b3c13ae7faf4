using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Members;
using EventTracking.Generators.Model;
using EventTracking.Generators.Symbols;
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

    /// <summary>Whether the type converts implicitly to the base type.</summary>
    public bool DerivesFrom(ITypeSymbol type, ITypeSymbol @base) => compilation.HasImplicitConversion(type, @base);

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

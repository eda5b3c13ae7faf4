using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Members;
using EventTracking.Generators.Model;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Values;

/// <summary>What the parsers of one event share. It lives as long as the parsing; nothing of it enters a model.</summary>
internal sealed class ParsingSession(
    Compilation compilation,
    INamedTypeSymbol type,
    AssemblyDefaults defaults,
    CancellationToken cancellationToken,
    TypeGraph? graph = null)
{
    /// <summary>The event's record.</summary>
    public INamedTypeSymbol Type { get; } = type;

    public AssemblyDefaults Defaults { get; } = defaults;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The writers found so far.</summary>
    public WriterTable Writers { get; } = new(graph);

    /// <summary>What generated code can name, and the ids that this raises.</summary>
    public NamedSymbols Names { get; } = new(compilation, type);

    /// <summary>Where the parsers draw what they see; an analyzer's wish.</summary>
    public TypeGraph? Graph { get; } = graph;

    /// <summary>The members of a type that are written.</summary>
    public IEnumerable<Member> MembersOf(INamedTypeSymbol type) => MemberList.Of(Names, type, CancellationToken);

    /// <summary>Whether a namespace is inside the other, in this compilation or in an assembly that it references.</summary>
    public bool HasNamespace(INamespaceSymbol outer, string name) =>
        compilation.GetCompilationNamespace(outer)?.GetMembers(name).Any(static member => member is INamespaceSymbol) is true;

    /// <summary>Whether values of the type can be cast to the base.</summary>
    public bool DerivesFrom(ITypeSymbol type, ITypeSymbol @base) => compilation.HasImplicitConversion(type, @base);

    /// <summary>The answer of a parser that cannot write the type, noted for the analyzers.</summary>
    /// <param name="why">What was found.</param>
    /// <param name="type">The type in question.</param>
    /// <param name="advice">What to do about it, where the type alone does not say so.</param>
    public ValueModel? NotWritten(TypeFindingKind why, ITypeSymbol type, string? advice = null)
    {
        Graph?.Add(why, type, advice);
        return null;
    }
}

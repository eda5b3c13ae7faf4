using EventTracking.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

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

    /// <summary>The ids that generated code has to silence, because of what it names.</summary>
    public SortedSet<string> Silenced { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the parsers draw what they see; an analyzer's wish.</summary>
    public TypeGraph? Graph { get; } = graph;

    /// <summary>Whether the generated code, which stands inside the record, can name the symbol.</summary>
    public bool IsAccessible(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, Type);

    /// <summary>Generated code will name the symbol.</summary>
    public void WillName(ISymbol symbol)
    {
        if (Obsoletion.OwnId(symbol) is { } id)
            Silenced.Add(id);
    }

    /// <summary>The answer of a parser that cannot write the type, noted for the analyzers.</summary>
    public ValueModel? NotWritten(TypeFindingKind why, ITypeSymbol type)
    {
        Graph?.Add(why, type);
        return null;
    }
}

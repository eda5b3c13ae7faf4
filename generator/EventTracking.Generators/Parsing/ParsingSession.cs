using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>What the parsers of one event share. It lives as long as the parsing; nothing of it enters a model.</summary>
internal sealed class ParsingSession(
    Compilation compilation,
    INamedTypeSymbol type,
    AssemblyDefaults defaults,
    CancellationToken cancellationToken)
{
    /// <summary>The event's record.</summary>
    public INamedTypeSymbol Type { get; } = type;

    public AssemblyDefaults Defaults { get; } = defaults;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The writers found so far.</summary>
    public WriterTable Writers { get; } = new();

    /// <summary>Whether the generated code, which stands inside the record, can name the symbol.</summary>
    public bool IsAccessible(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, Type);
}

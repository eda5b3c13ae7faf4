using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Fields;

/// <summary>
/// Parses an event with the generator's parser and returns its problems. The rules about fields share one result per event, which is cached
/// for the lifetime of the compilation.
/// </summary>
internal static class FieldProblems
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, Parsed>> Known = new();

    public static ImmutableArray<FieldProblem> Of(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Parse(compilation, type, cancellationToken).Problems;

    /// <inheritdoc cref="FieldCount"/>
    public static long Count(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Parse(compilation, type, cancellationToken).Fields;

    private static Parsed Parse(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Known
            .GetValue(compilation, static _ => new(SymbolEqualityComparer.Default))
            .GetOrAdd(type, type => Find(compilation, type, cancellationToken));

    /// <summary>The compiler already reports missing types.</summary>
    private static bool IsReported(FieldProblem found) => found.Problem.Type.TypeKind is not TypeKind.Error;

    private static Parsed Find(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!EventShape.IsRecordOfSupportedKind(type))
            return new Parsed([], 0);

        var graph = new TypeGraph(type);
        var session = new ParsingSession(compilation, type, AssemblyDefaults.Of(compilation.Assembly), cancellationToken, graph);
        var data = ObjectParser.ParseEvent(session, static _ => null);
        return new Parsed(
            graph.HasProblems ? [.. TypeGraphSearch.Problems(graph.Event).Where(IsReported)] : [],
            FieldCount.Of(data, session.Writers.ToModels()));
    }

    private sealed record Parsed(ImmutableArray<FieldProblem> Problems, long Fields);
}

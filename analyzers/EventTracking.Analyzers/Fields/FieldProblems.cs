using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EventTracking.Analyzers.Events;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Fields;

/// <summary>Finds the problems of an event. The rules about fields share one result per event and compilation.</summary>
internal static class FieldProblems
{
    private static readonly ConditionalWeakTable<ParsedEvent, Found> Known = new();

    public static ImmutableArray<FieldProblem> Of(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Find(compilation, type, cancellationToken).Problems;

    /// <inheritdoc cref="FieldCount"/>
    public static long Count(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Find(compilation, type, cancellationToken).Fields;

    private static Found Find(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        ParsedEvent.Of(compilation, type, cancellationToken) is { } parsed
            ? Known.GetValue(parsed, static parsed => new Found(parsed))
            : Found.Nothing;

    private sealed class Found
    {
        public static readonly Found Nothing = new();

        public Found(ParsedEvent parsed)
        {
            Problems = parsed.Graph.HasProblems ? [.. TypeGraphSearch.Problems(parsed.Graph.Event).Where(IsReported)] : [];
            Fields = FieldCount.Of(parsed.Data, parsed.Writers);
        }

        private Found() => Problems = [];

        public ImmutableArray<FieldProblem> Problems { get; }

        public long Fields { get; }

        /// <summary>The compiler already reports missing types.</summary>
        private static bool IsReported(FieldProblem found) => found.Problem.Type.TypeKind is not TypeKind.Error;
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EventTracking.Generators.Graph;
using EventTracking.Generators.Json;
using EventTracking.Generators.Model;
using EventTracking.Generators.Shape;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Events;

/// <summary>
/// An event, parsed by the generator's parser with a graph of its types. All rules share one result per event and compilation.
/// </summary>
internal sealed class ParsedEvent
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, ParsedEvent>> Known = new();

    private readonly INamedTypeSymbol _type;

    private ParsedEvent(INamedTypeSymbol type, TypeGraph graph, ObjectModel data, IReadOnlyList<WriterModel> writers) =>
        (_type, Graph, Data, Writers) = (type, graph, data, writers);

    public TypeGraph Graph { get; }

    public ObjectModel Data { get; }

    public IReadOnlyList<WriterModel> Writers { get; }

    /// <summary>Returns the event, or <see langword="null"/> if the type is not a record of a supported kind.</summary>
    public static ParsedEvent? Of(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        EventShape.IsRecordOfSupportedKind(type)
            ? Known
                .GetValue(compilation, static _ => new(SymbolEqualityComparer.Default))
                .GetOrAdd(type, type => Parse(compilation, type, AssemblyDefaults.Of(compilation.Assembly), cancellationToken))
            : null;

    /// <summary>Returns the event as other defaults of the assembly would write it.</summary>
    public static ParsedEvent With(
        AssemblyDefaults defaults, Compilation compilation, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Parse(compilation, type, defaults, cancellationToken);

    /// <summary>Derives the shape, without documentation.</summary>
    public ParsedShape ToShape() => new(EventShapes.Of(_type, ShapeBuilder.Build(Data, Writers), documentation: null), Graph);

    private static ParsedEvent Parse(
        Compilation compilation, INamedTypeSymbol type, AssemblyDefaults defaults, CancellationToken cancellationToken)
    {
        var graph = new TypeGraph(type);
        var session = new ParsingSession(compilation, type, defaults, cancellationToken, graph);
        var data = ObjectParser.ParseEvent(session, static _ => null);
        return new ParsedEvent(type, graph, data, session.Writers.ToModels());
    }
}

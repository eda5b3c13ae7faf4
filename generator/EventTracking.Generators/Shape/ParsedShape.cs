using EventTracking.Generators.Graph;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Shape;

/// <summary>The shape of an event with the symbols that it was derived from.</summary>
public sealed class ParsedShape
{
    private readonly TypeGraph _graph;

    internal ParsedShape(DataShape shape, TypeGraph graph) => (Shape, _graph) = (shape, graph);

    /// <summary>Gets the shape.</summary>
    public DataShape Shape { get; }

    /// <summary>Gets the record that declares the event.</summary>
    public INamedTypeSymbol Type => (INamedTypeSymbol)_graph.Event.Type;

    /// <summary>
    /// Gets the types that the compilation does not contain, each as <c>type, assembly</c>. The fields of these types, and those that a
    /// missing base declares, are not in the shape.
    /// </summary>
    public IReadOnlyList<string> MissingTypes =>
    [
        .. Nodes(_graph.Event)
            .SelectMany(static node => node.Problems.Select(static problem => problem.Type).Concat(BasesOf(node.Type)))
            .Where(static type => type.TypeKind is TypeKind.Error)
            .Select(
                static type => type.ContainingAssembly is { } assembly
                    ? $"{type.ToDisplayString()}, {assembly.Name}"
                    : type.ToDisplayString())
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static name => name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Returns the members that lead to a path, starting with the event's own field. If only the beginning of the path exists, returns the
    /// members that lead there.
    /// </summary>
    /// <param name="path">The path, for example <c>lines[].price</c>.</param>
    /// <exception cref="FormatException">The text is not a path.</exception>
    public IReadOnlyList<ISymbol> MembersOn(string path) => ShapeOrigins.MembersOn(_graph, path);

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol type) => type is INamedTypeSymbol named ? named.Bases() : [];

    private static IEnumerable<TypeNode> Nodes(TypeNode start)
    {
        var found = new HashSet<TypeNode> { start };
        var open = new Stack<TypeNode>(found);
        while (open.Count > 0)
        {
            foreach (var edge in open.Pop().Edges)
            {
                if (found.Add(edge.Target))
                    open.Push(edge.Target);
            }
        }

        return found;
    }
}

using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Shape;

/// <summary>Finds the C# members and types that a path leads through.</summary>
internal static class ShapeOrigins
{
    /// <summary>The members along a path, starting with the event's own field, as far as the path leads through C# types.</summary>
    public static IReadOnlyList<ISymbol> MembersOn(TypeGraph graph, string path) => Follow(graph, path).Members;

    /// <summary>
    /// The types at a path. There are several if they are the same node of the shape, and none if the path does not exist or leads to a
    /// value that contains no other type.
    /// </summary>
    public static IReadOnlyList<TypeNode> TypesAt(TypeGraph graph, string path) =>
        path == ShapePath.Root ? [graph.Event] : [.. WithUntagged(Follow(graph, path).Types)];

    private static (IReadOnlyList<ISymbol> Members, IReadOnlyList<TypeNode> Types) Follow(TypeGraph graph, string path)
    {
        var members = new List<ISymbol>();
        IReadOnlyList<TypeNode> nodes = [graph.Event];
        foreach (var step in ShapePathReader.Steps(path))
        {
            if (step.Kind is PathStepKind.Field)
            {
                var owner = WithUntagged(nodes).FirstOrDefault(node => node.Names.ContainsKey(step.Name));
                if (owner?.Names[step.Name] is not { } member)
                    return (members, []);
                members.Add(member);
                nodes =
                [
                    .. WithUntagged(nodes)
                    .SelectMany(node => Targets(node, edge => SymbolEqualityComparer.Default.Equals(edge.Member, member))),
                ];
            }
            else
            {
                nodes = [.. nodes.SelectMany(node => Targets(node, edge => Matches(edge, step)))];
            }
        }

        return (members, nodes);
    }

    private static bool Matches(TypeStep edge, PathStep step) => step.Kind switch
    {
        PathStepKind.Items => edge.Label is TypeStep.Item,
        PathStepKind.Values => edge.Label is TypeStep.DictionaryValue,
        _ => step.Name is UnionCase.UntaggedText ? IsUntagged(edge) : edge.IsDerivedType && UnionCase.TextOf(edge.Tag) == step.Name,
    };

    /// <summary>A base and its derived types without a discriminator are the same node of the shape.</summary>
    private static IEnumerable<TypeNode> WithUntagged(IReadOnlyList<TypeNode> nodes) =>
        nodes.Concat(nodes.SelectMany(static node => Targets(node, IsUntagged)));

    private static bool IsUntagged(TypeStep edge) =>
        edge.Member is null && edge.Label is not (TypeStep.Item or TypeStep.DictionaryValue) && edge.Tag is null;

    private static IEnumerable<TypeNode> Targets(TypeNode node, Func<TypeStep, bool> isMeant) =>
        node.Edges.Where(edge => isMeant(edge.Step)).Select(static edge => edge.Target);
}

using EventTracking.Generators.Graph;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Fields;

/// <summary>
/// Finds the shortest path from each field of an event to each problem in its type graph. In a recursive record, the search does not
/// continue through the event's own fields: problems there belong to those fields.
/// </summary>
internal sealed class TypeGraphSearch
{
    private readonly TypeNode _event;
    private readonly HashSet<ISymbol?> _fields;

    private TypeGraphSearch(TypeNode @event)
    {
        _event = @event;
        _fields = new HashSet<ISymbol?>(
            @event.Edges.Select(static edge => edge.Step.Member)
                .Concat(@event.Problems.Select(static problem => problem.Step.Member))
                .Where(static member => member is not null),
            SymbolEqualityComparer.Default);
    }

    public static IEnumerable<FieldProblem> Problems(TypeNode @event) => new TypeGraphSearch(@event).Problems();

    private IEnumerable<FieldProblem> Problems()
    {
        var start = new GraphPath(_event, null, null, "", "");
        return At(start)
            .Concat(_event.Edges.Where(static edge => edge.Step.Member is not null).SelectMany(edge => ReachableFrom(start.Append(edge))))
            .GroupBy(DeduplicationKey)
            .Select(static same => same.OrderBy(static found => found.Path.Text.Length).First())
            .Select(static found => External(found) is { IsOfFramework: true, Path: var path }
                ? new FieldProblem(path.Field!, path.Text, found.Problem with { Kind = TypeProblemKind.NoJsonForm, Type = path.Node.Type })
                : new FieldProblem(found.Path.Field!, found.Path.Text, found.Problem));
    }

    private IEnumerable<(GraphPath Path, TypeProblem Problem)> ReachableFrom(GraphPath field)
    {
        var seen = new HashSet<(TypeNode, ISymbol?)>();
        var paths = new Queue<GraphPath>();
        Enqueue(field);

        while (paths.Count > 0)
        {
            var path = paths.Dequeue();
            foreach (var found in At(path))
                yield return found;
            foreach (var edge in path.Node.Edges.Where(edge => !_fields.Contains(edge.Step.Member)))
                Enqueue(path.Append(edge));
        }

        // An object is visited once, because its members are the same on every path. Items of collections belong to the member before them.
        void Enqueue(GraphPath path)
        {
            if (seen.Add((path.Node, path.Node.Names.Count > 0 ? null : path.Member)))
                paths.Enqueue(path);
        }
    }

    private static IEnumerable<(GraphPath Path, TypeProblem Problem)> At(GraphPath path) =>
        path.Node.Problems.Select(problem => (path.Append(problem.Step), problem));

    /// <summary>Problems with equal keys are reported once, however many paths lead to them.</summary>
    private object DeduplicationKey((GraphPath Path, TypeProblem Problem) found)
    {
        var (path, problem) = found;
        if (External(found) is { } external)
            return (path.Field, external.Path.Text);
        return problem.Kind is TypeProblemKind.Recursion
            ? (path.Field, problem.Kind)
            : (_fields.Contains(path.Member) ? path.Member : path.Field, path.Member?.OriginalDefinition, path.Tail,
                problem.Kind, problem.Type, problem.Other?.OriginalDefinition);
    }

    /// <summary>
    /// Returns the type of another assembly that contains the unwritable value. It is reported once, because its members cannot be changed.
    /// </summary>
    private static ExternalType? External((GraphPath Path, TypeProblem Problem) found) =>
        found.Problem.Kind is TypeProblemKind.NoJsonForm or TypeProblemKind.NoJsonKey ? found.Path.External : null;

    /// <summary>A path through the type graph.</summary>
    /// <param name="Node">The type at the end of the path.</param>
    /// <param name="Field">The field of the event at the start of the path.</param>
    /// <param name="Member">The last member on the path, or the base type whose derived type was followed.</param>
    /// <param name="Text">The path as text.</param>
    /// <param name="Tail">The text after the last member.</param>
    /// <param name="External">The first type of another assembly on the path whose own members were followed.</param>
    private sealed record GraphPath(TypeNode Node, ISymbol? Field, ISymbol? Member, string Text, string Tail, ExternalType? External = null)
    {
        public GraphPath Append(TypeEdge edge) => Append(edge.Step) with { Node = edge.Target };

        public GraphPath Append(TypeStep step) => new(
            Node,
            Field ?? step.Member,
            step.Member ?? (step.IsDerivedType ? Node.Type : Member),
            Field is null ? step.Text.TrimStart('.') : Text + step.Text,
            step.Member is not null ? "" : step.IsDerivedType ? step.Text : Tail + step.Text,
            External ?? (Field is null ? null : ExternalType.Find(this, step.Member)));
    }

    /// <summary>A type whose members, or those of its base, are declared in another assembly.</summary>
    /// <param name="Path">The path to the type.</param>
    /// <param name="IsOfFramework">Whether the framework declares the members, so that the path to them does not help the user.</param>
    private sealed record ExternalType(GraphPath Path, bool IsOfFramework)
    {
        public static ExternalType? Find(GraphPath path, ISymbol? member) =>
            member is { ContainingType: { DeclaringSyntaxReferences.IsEmpty: true } owner }
            && !DependsOnTypeArguments(member.OriginalDefinition.TypeOfMember())
                ? new ExternalType(path, owner.IsInSystem())
                : null;

        /// <summary>Whether type arguments decide if the type can be written. Spans and delegates can never be.</summary>
        private static bool DependsOnTypeArguments(ITypeSymbol type) =>
            type is { IsRefLikeType: false, TypeKind: not TypeKind.Delegate } && HasTypeParameter(type);

        private static bool HasTypeParameter(ITypeSymbol type) => type switch
        {
            ITypeParameterSymbol => true,
            IArrayTypeSymbol array => HasTypeParameter(array.ElementType),
            INamedTypeSymbol named => named.TypeArguments.Any(HasTypeParameter),
            _ => false,
        };
    }
}

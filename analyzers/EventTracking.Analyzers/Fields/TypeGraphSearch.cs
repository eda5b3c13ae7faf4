using EventTracking.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Fields;

/// <summary>Finds the shortest way from each field of an event to each finding behind it.</summary>
internal static class TypeGraphSearch
{
    public static IEnumerable<FieldFinding> Findings(TypeNode @event) =>
        At(new Place(@event, null, null, "", ""))
            .Concat(@event.Edges.Where(static edge => edge.Step.Member is not null).SelectMany(edge => Behind(@event, edge)))
            .GroupBy(static found => found.Identity)
            .Select(static same => same.OrderBy(static found => found.Finding.Path.Length).First().Finding);

    private static IEnumerable<(FieldFinding Finding, object Identity)> Behind(TypeNode @event, TypeEdge field)
    {
        var seen = new HashSet<(TypeNode, ISymbol?)>();
        var places = new Queue<Place>();
        Visit(new Place(@event, null, null, "", "").After(field));

        while (places.Count > 0)
        {
            var place = places.Dequeue();
            foreach (var finding in At(place))
                yield return finding;
            foreach (var edge in place.Node.Edges)
                Visit(place.After(edge));
        }

        // Whatever member leads to an object, its members are the same; but the items of a list belong to the member that has it.
        void Visit(Place place)
        {
            if (seen.Add((place.Node, place.Node.Names.Count > 0 ? null : place.Member)))
                places.Enqueue(place);
        }
    }

    private static IEnumerable<(FieldFinding Finding, object Identity)> At(Place place)
    {
        foreach (var finding in place.Node.Findings)
        {
            var found = place.After(finding.Step);
            yield return (
                new FieldFinding(found.Field!, found.Path, finding),
                finding.Kind is TypeFindingKind.Recursion
                    ? (found.Field, finding.Kind)
                    : (object)(found.Field, found.Member, found.Tail, finding.Kind, finding.Other));
        }
    }

    /// <summary>Where the search has come to.</summary>
    /// <param name="Node">The type.</param>
    /// <param name="Field">The field of the event at which it set out.</param>
    /// <param name="Member">The last member on the way.</param>
    /// <param name="Path">The whole way.</param>
    /// <param name="Tail">The way from the last member on.</param>
    private sealed record Place(TypeNode Node, ISymbol? Field, ISymbol? Member, string Path, string Tail)
    {
        public Place After(TypeEdge edge) => After(edge.Step) with { Node = edge.Target };

        public Place After(TypeStep step) => new(
            Node,
            Field ?? step.Member,
            step.Member ?? Member,
            Field is null ? step.Text.TrimStart('.') : Path + step.Text,
            step.Member is null ? Tail + step.Text : "");
    }
}

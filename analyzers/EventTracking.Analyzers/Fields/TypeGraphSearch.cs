using EventTracking.Generators.Graph;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Fields;

/// <summary>
/// Finds the shortest way from each field of an event to each finding behind it. A recursive record is met again behind its own
/// fields; what is behind another field of it is that field's.
/// </summary>
internal sealed class TypeGraphSearch
{
    private readonly TypeNode _event;
    private readonly HashSet<ISymbol?> _fields;

    private TypeGraphSearch(TypeNode @event)
    {
        _event = @event;
        _fields = new HashSet<ISymbol?>(
            @event.Edges.Select(static edge => edge.Step.Member).Concat(@event.Problems.Select(static finding => finding.Step.Member)).Where(static member => member is not null),
            SymbolEqualityComparer.Default);
    }

    public static IEnumerable<FieldFinding> Findings(TypeNode @event) => new TypeGraphSearch(@event).Findings();

    private IEnumerable<FieldFinding> Findings()
    {
        var start = new Place(_event, null, null, "", "");
        return At(start)
            .Concat(_event.Edges.Where(static edge => edge.Step.Member is not null).SelectMany(edge => Behind(start.After(edge))))
            .GroupBy(Identity)
            .Select(static same => same.OrderBy(static found => found.Place.Path.Length).First())
            .Select(static found => Foreign(found) is { IsOfFramework: true, Place: var culprit }
                ? new FieldFinding(culprit.Field!, culprit.Path, found.Finding with { Kind = TypeProblemKind.NoJsonForm, Type = culprit.Node.Type })
                : new FieldFinding(found.Place.Field!, found.Place.Path, found.Finding));
    }

    private IEnumerable<(Place Place, TypeProblem Finding)> Behind(Place field)
    {
        var seen = new HashSet<(TypeNode, ISymbol?)>();
        var places = new Queue<Place>();
        Visit(field);

        while (places.Count > 0)
        {
            var place = places.Dequeue();
            foreach (var found in At(place))
                yield return found;
            foreach (var edge in place.Node.Edges.Where(edge => !_fields.Contains(edge.Step.Member)))
                Visit(place.After(edge));
        }

        // Whatever member leads to an object, its members are the same; but the items of a list belong to the member that has it.
        void Visit(Place place)
        {
            if (seen.Add((place.Node, place.Node.Names.Count > 0 ? null : place.Member)))
                places.Enqueue(place);
        }
    }

    private static IEnumerable<(Place Place, TypeProblem Finding)> At(Place place) =>
        place.Node.Problems.Select(finding => (place.After(finding.Step), finding));

    /// <summary>What makes two findings one, which is said once, however many ways lead to it.</summary>
    private object Identity((Place Place, TypeProblem Finding) found)
    {
        var (place, finding) = found;
        if (Foreign(found) is { } culprit)
            return (place.Field, culprit.Place.Path);
        return finding.Kind is TypeProblemKind.Recursion
            ? (place.Field, finding.Kind)
            : (_fields.Contains(place.Member) ? place.Member : place.Field, place.Member?.OriginalDefinition, place.Tail,
                finding.Kind, finding.Type, finding.Other?.OriginalDefinition);
    }

    /// <summary>
    /// The type of another assembly within which something cannot be written. Its members cannot be changed, so it is reported once, however
    /// many of them there are. A generic type is not to blame for its type arguments.
    /// </summary>
    private static ForeignPlace? Foreign((Place Place, TypeProblem Finding) found) =>
        found.Finding.Kind is TypeProblemKind.NoJsonForm or TypeProblemKind.NoJsonKey ? found.Place.Foreign : null;

    /// <summary>Where the search has come to.</summary>
    /// <param name="Node">The type.</param>
    /// <param name="Field">The field of the event at which it set out.</param>
    /// <param name="Member">The last member on the way, or the type that lists the derived type by which it went on.</param>
    /// <param name="Path">The whole way.</param>
    /// <param name="Tail">The way from the last member on.</param>
    /// <param name="Foreign">The first type of another assembly on the way whose own members lead on.</param>
    private sealed record Place(TypeNode Node, ISymbol? Field, ISymbol? Member, string Path, string Tail, ForeignPlace? Foreign = null)
    {
        public Place After(TypeEdge edge) => After(edge.Step) with { Node = edge.Target };

        public Place After(TypeStep step) => new(
            Node,
            Field ?? step.Member,
            step.Member ?? (step.IsDerivedType ? Node.Type : Member),
            Field is null ? step.Text.TrimStart('.') : Path + step.Text,
            step.Member is not null ? "" : step.IsDerivedType ? step.Text : Tail + step.Text,
            Foreign ?? (Field is null ? null : ForeignPlace.Find(this, step.Member)));
    }

    /// <summary>A type whose members, or those of its base, are declared in another assembly.</summary>
    /// <param name="Place">The way to the type.</param>
    /// <param name="IsOfFramework">Whether the members are declared by the framework, and are nothing that the user could look into.</param>
    private sealed record ForeignPlace(Place Place, bool IsOfFramework)
    {
        public static ForeignPlace? Find(Place place, ISymbol? member) =>
            member is { ContainingType: { DeclaringSyntaxReferences.IsEmpty: true } owner } && !DependsOnArguments(member.OriginalDefinition.TypeOfMember())
                ? new ForeignPlace(place, owner.IsInSystem())
                : null;

        /// <summary>Spans and delegates have no JSON form, whatever their type arguments are.</summary>
        private static bool DependsOnArguments(ITypeSymbol type) =>
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

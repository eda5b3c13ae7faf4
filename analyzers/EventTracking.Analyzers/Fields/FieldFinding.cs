using EventTracking.Analyzers.Events;
using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Fields;

/// <summary>A finding in the types of an event, and the field through which it is reached.</summary>
/// <param name="Field">The field of the event.</param>
/// <param name="Path">The way to it, the field's own name included: <c>Order.Lines[].Callback</c>.</param>
/// <param name="Finding">What was found there.</param>
internal sealed record FieldFinding(ISymbol Field, string Path, TypeProblem Finding)
{
    /// <summary>
    /// The field in the declaration of the event. A field that another type declares has none there: it is reported at the name
    /// of the event, which is what there is to change.
    /// </summary>
    public Location Location(TrackedEventDeclaration declaration, CancellationToken cancellationToken)
    {
        foreach (var member in (ISymbol?[])[Field, Finding.Other])
        {
            if (SymbolEqualityComparer.Default.Equals(member?.ContainingType, declaration.Type) && !IsGenerated(member))
                return member!.Locations[0];
        }

        return declaration.TypeLocation(cancellationToken);
    }

    /// <summary>Nothing is reported in generated code.</summary>
    private bool IsGenerated(ISymbol? member) =>
        Finding is { Kind: TypeProblemKind.CompletedByGenerator, Other: null } && SymbolEqualityComparer.Default.Equals(member, Finding.Step.Member);
}

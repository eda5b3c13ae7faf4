using EventTracking.Analyzers.Events;
using EventTracking.Generators.Graph;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Fields;

/// <summary>A problem in the type of an event's field.</summary>
/// <param name="Field">The field of the event.</param>
/// <param name="Path">The path from the event, such as <c>Order.Lines[].Callback</c>.</param>
/// <param name="Problem">The problem.</param>
internal sealed record FieldProblem(ISymbol Field, string Path, TypeProblem Problem)
{
    /// <summary>The type that has the problem, for a message.</summary>
    public string TypeName => Problem.Type.ToDisplayString(TypeNames.Relative);

    /// <summary>Returns the location of the field, or of the event if another type declares the field.</summary>
    public Location Location(TrackedEventDeclaration declaration, CancellationToken cancellationToken)
    {
        foreach (var member in (ISymbol?[])[Field, Problem.Other])
        {
            if (SymbolEqualityComparer.Default.Equals(member?.ContainingType, declaration.Type) && !IsGenerated(member))
                return member!.Locations[0];
        }

        return declaration.TypeLocation(cancellationToken);
    }

    /// <summary>Whether the member is in generated code, where nothing is reported.</summary>
    private bool IsGenerated(ISymbol? member) =>
        Problem is { Kind: TypeProblemKind.CompletedByGenerator, Other: null }
        && SymbolEqualityComparer.Default.Equals(member, Problem.Step.Member);
}

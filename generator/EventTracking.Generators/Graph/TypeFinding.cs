using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Graph;

/// <summary>Something that the author of an event should know.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Step">The step from the type at which it was found.</param>
/// <param name="Type">The type in question.</param>
/// <param name="Other">
/// The member with which the one of the step shares its name, or the base whose discriminator has that name; or the value writer.
/// </param>
/// <param name="WireName">The name that they share.</param>
/// <param name="Advice">What to do about it, where the type alone does not say so.</param>
internal sealed record TypeFinding(
    TypeFindingKind Kind, TypeStep Step, ITypeSymbol Type, ISymbol? Other = null, string? WireName = null, string? Advice = null);

/// <summary>What can be found in the types of an event.</summary>
internal enum TypeFindingKind
{
    /// <summary>A type has no JSON form: what is reached by the step is not written (EVT201).</summary>
    NoJsonForm,

    /// <summary>A second member is written by the name of another (EVT202).</summary>
    SameName,

    /// <summary>The step leads back to a type on the way to it (EVT203).</summary>
    Recursion,

    /// <summary>The keys of a dictionary are of a type that cannot be a JSON key: it is not written (EVT204).</summary>
    NoJsonKey,

    /// <summary>A public field is neither included nor ignored: it is not written (EVT205).</summary>
    LeftOut,

    /// <summary>A value writer does not fit the type: what is reached by the step is not written (EVT211).</summary>
    WriterDoesNotFit,

    /// <summary>A converter or extension data is ignored (EVT207).</summary>
    ConverterIgnored,

    /// <summary>A type has members that another generator writes: they are not written to the event (EVT206).</summary>
    CompletedByGenerator,

    /// <summary>Two members of an enum, or two derived types, have the same name on the wire (EVT209).</summary>
    SameWireName,

    /// <summary>Generated code cannot reach a member with <c>[JsonInclude]</c>: it is not written (EVT208).</summary>
    UnreachableInclude,
}

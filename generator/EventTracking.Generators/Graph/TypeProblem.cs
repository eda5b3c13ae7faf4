using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Graph;

/// <summary>A problem in a type of an event, which an analyzer reports.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Step">The step at which it was found.</param>
/// <param name="Type">The type that has the problem.</param>
/// <param name="Other">
/// Depends on the kind: the member or base type that already has the name, the value writer, the ignored attribute, or the enum member or
/// derived type.
/// </param>
/// <param name="WireName">The name in question, for <see cref="TypeProblemKind.SameName"/>.</param>
/// <param name="Advice">What to do, if the type does not determine it.</param>
internal sealed record TypeProblem(
    TypeProblemKind Kind, TypeStep Step, ITypeSymbol Type, ISymbol? Other = null, string? WireName = null, string? Advice = null);

/// <summary>The kinds of problems in the types of an event.</summary>
internal enum TypeProblemKind
{
    /// <summary>The type has no JSON form: the value is not written (EVT201).</summary>
    NoJsonForm,

    /// <summary>Two members of an object have the same name on the wire (EVT202).</summary>
    SameName,

    /// <summary>The type contains itself (EVT203).</summary>
    Recursion,

    /// <summary>The type of a dictionary's keys cannot be a JSON key: the dictionary is not written (EVT204).</summary>
    NoJsonKey,

    /// <summary>A public field has neither <c>[JsonInclude]</c> nor <c>[JsonIgnore]</c>: it is not written (EVT205).</summary>
    UnmarkedField,

    /// <summary>A value writer does not fit the type: the value is not written (EVT211).</summary>
    WriterDoesNotFit,

    /// <summary>A converter or extension data is ignored (EVT207).</summary>
    ConverterIgnored,

    /// <summary>Another generator adds members to the type: they are not written (EVT206).</summary>
    CompletedByGenerator,

    /// <summary>Two members of an enum, or two derived types, have the same name on the wire (EVT209).</summary>
    SameWireName,

    /// <summary>Generated code cannot access a member with <c>[JsonInclude]</c>: it is not written (EVT208).</summary>
    UnreachableInclude,
}

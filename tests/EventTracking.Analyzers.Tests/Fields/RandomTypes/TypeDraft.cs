namespace EventTracking.Analyzers.Tests.Fields.RandomTypes;

/// <summary>A declared type.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Base">Which type it derives from, if that one can be a base of it.</param>
/// <param name="Listed">Whether its base lists it by <c>[JsonDerivedType]</c>.</param>
/// <param name="Members">The types of its members.</param>
internal sealed record TypeDraft(string Kind, int Base, bool Listed, TypeUse[] Members);

namespace EventTracking.Analyzers.Tests.Fields.RandomTypes;

/// <summary>A declared type.</summary>
/// <param name="Kind">The keyword, such as <c>record struct</c>.</param>
/// <param name="Base">The index of the base, ignored if that type cannot be a base.</param>
/// <param name="Listed">Whether the base lists the type with <c>[JsonDerivedType]</c>.</param>
/// <param name="Members">The types of its members.</param>
internal sealed record TypeDraft(string Kind, int Base, bool Listed, TypeUse[] Members);

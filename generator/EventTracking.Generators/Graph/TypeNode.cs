using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Graph;

/// <summary>A type in the graph of an event. A type that is written in several ways has a node for each.</summary>
internal sealed class TypeNode(ITypeSymbol type)
{
    public ITypeSymbol Type { get; } = type;

    /// <summary>The steps to other types, in the order in which these are written.</summary>
    public List<TypeEdge> Edges { get; } = [];

    public List<TypeProblem> Problems { get; } = [];

    /// <summary>The members of an object by their wire names; the name of the discriminator maps to the base type.</summary>
    public Dictionary<string, ISymbol> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The step to the type that is being parsed or is parsed next.</summary>
    public TypeStep LastStep { get; set; }
}

/// <summary>A step and the type that it leads to.</summary>
internal readonly record struct TypeEdge(TypeStep Step, TypeNode Target);

/// <summary>A step from a type to a type that it contains.</summary>
/// <param name="Type">The contained type.</param>
/// <param name="Member">The member that has the type; <see langword="null"/> for items, dictionary values and derived types.</param>
/// <param name="Label">The text of a step without a member.</param>
/// <param name="Tag">The value of the discriminator of a derived type, as JSON; <see langword="null"/> if there is none.</param>
internal readonly record struct TypeStep(ITypeSymbol Type, ISymbol? Member, string Label = "", string? Tag = null)
{
    public const string Item = "[]";
    public const string DictionaryValue = "{}";

    /// <summary>Whether it leads to a type from <c>[JsonDerivedType]</c>.</summary>
    public bool IsDerivedType => Label is ['(', ..];

    /// <summary>The step as part of a path: <c>.Lines</c>, <c>[]</c>, <c>{}</c>, or <c>(Circle)</c> for a derived type.</summary>
    public string Text => Member is null ? Label : $".{Member.Name}";
}

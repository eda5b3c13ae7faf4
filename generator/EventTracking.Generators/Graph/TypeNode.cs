using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Graph;

/// <summary>A type in the graph of an event, in one of the ways in which it is written.</summary>
internal sealed class TypeNode(ITypeSymbol type)
{
    public ITypeSymbol Type { get; } = type;

    /// <summary>The types that are reached from this one, in the order in which they are written.</summary>
    public List<TypeEdge> Edges { get; } = [];

    public List<TypeFinding> Findings { get; } = [];

    /// <summary>The members of an object by their wire names; for its discriminator the base that asks for it.</summary>
    public Dictionary<string, ISymbol> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The step that is being taken while the type is parsed.</summary>
    public TypeStep LastStep { get; set; }
}

/// <summary>A step and the type to which it leads.</summary>
internal readonly record struct TypeEdge(TypeStep Step, TypeNode Target);

/// <summary>The way from a type to one inside of it.</summary>
/// <param name="Type">The type that is reached.</param>
/// <param name="Member">The member by which it is reached, or <see langword="null"/> for one without a name.</param>
/// <param name="Mark">What stands for a step without a member: one of the constants.</param>
internal readonly record struct TypeStep(ITypeSymbol Type, ISymbol? Member, string Mark = "")
{
    public const string Item = "[]";
    public const string DictionaryValue = "{}";

    /// <summary>Whether it leads from a type to one that it lists by <c>[JsonDerivedType]</c>.</summary>
    public bool IsDerivedType => Mark is ['(', ..];

    /// <summary>The step as part of a path: <c>.Lines</c>, <c>[]</c>, <c>{}</c>, or <c>(Circle)</c> for a derived type.</summary>
    public string Text => Member is null ? Mark : $".{Member.Name}";
}

using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Json;

/// <summary>Finds enum members, or derived types, that have the same name on the wire.</summary>
internal sealed class WireNameClashes
{
    private readonly Dictionary<string, ISymbol> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<object> _written = [];

    /// <summary>The problems of an enum that is written by name. A value with several names is written by the first.</summary>
    public static IEnumerable<(ISymbol Member, string Problem)> InEnum(INamedTypeSymbol @enum, NamingPolicy naming)
    {
        var clashes = new WireNameClashes();
        foreach (var member in @enum.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value } field
                && clashes._written.Add(value)
                && clashes.AddName(field, JsonAttributes.EnumMemberName(field) ?? naming.Convert(field.Name)) is { } problem)
            {
                yield return (field, problem);
            }
        }
    }

    /// <summary>Adds a derived type with its discriminator, if it has one.</summary>
    /// <returns>The problem, as the end of a sentence; <see langword="null"/> if there is none.</returns>
    public string? Add(INamedTypeSymbol derived, string? discriminator)
    {
        if (!_written.Add(TypeNames.Of(derived)))
            return $"lists '{derived.Name}' twice; remove one of the attributes";
        return discriminator is null ? null : AddName(derived, discriminator);
    }

    private string? AddName(ISymbol symbol, string name)
    {
        if (_byName.TryGetValue(name, out var other))
            return $"writes both '{other.Name}' and '{symbol.Name}' as '{name}'; give one of them another name";
        _byName.Add(name, symbol);
        return null;
    }
}

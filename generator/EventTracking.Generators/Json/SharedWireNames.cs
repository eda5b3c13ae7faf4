using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Json;

/// <summary>Finds values that readers cannot tell apart: enum members, or derived types, with one name on the wire.</summary>
internal sealed class SharedWireNames
{
    private readonly Dictionary<string, ISymbol> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<object> _named = [];

    /// <summary>The problems of an enum whose values are written by name. Of several names for a value the first is written.</summary>
    public static IEnumerable<(ISymbol Member, string Problem)> Of(INamedTypeSymbol @enum, NamingPolicy naming)
    {
        var names = new SharedWireNames();
        foreach (var member in @enum.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value } field
                && names._named.Add(value)
                && names.Clash(field, JsonAttributes.EnumMemberName(field) ?? naming.Convert(field.Name)) is { } problem)
            {
                yield return (field, problem);
            }
        }
    }

    /// <summary>Adds a derived type with its discriminator, if it has one.</summary>
    /// <returns>The problem, as the end of a sentence, or <see langword="null"/>.</returns>
    public string? Add(INamedTypeSymbol derived, string? discriminator)
    {
        if (!_named.Add(TypeNames.Of(derived)))
            return $"lists '{derived.Name}' twice; remove one of the attributes";
        return discriminator is null ? null : Clash(derived, discriminator);
    }

    private string? Clash(ISymbol symbol, string name)
    {
        if (_byName.TryGetValue(name, out var other))
            return $"writes both '{other.Name}' and '{symbol.Name}' as '{name}'; give one of them another name";
        _byName.Add(name, symbol);
        return null;
    }
}

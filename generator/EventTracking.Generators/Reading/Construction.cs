using EventTracking.Generators.Json;
using EventTracking.Generators.Members;
using EventTracking.Generators.Model;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Reading;

/// <summary>A field of an object with its member.</summary>
internal sealed record FieldMember(FieldModel Field, ISymbol Symbol, ITypeSymbol Type);

/// <summary>The constructor of an object, and which field each of its parameters takes.</summary>
/// <param name="Constructor">The constructor.</param>
/// <param name="Fields">The index of the field for each parameter; -1 for none.</param>
internal sealed record Construction(IMethodSymbol Constructor, IReadOnlyList<int> Fields)
{
    private const string JsonConstructor = "System.Text.Json.Serialization.JsonConstructorAttribute";

    /// <summary>
    /// Returns the constructor with <c>[JsonConstructor]</c>; otherwise the one that restores the most fields, together with the members
    /// that can be set afterwards; of several the one with the fewest parameters, but not the implicit one of a struct, which ignores the
    /// defaults of the others. <see langword="null"/> if there is none.
    /// </summary>
    public static Construction? Find(ParsingSession session, INamedTypeSymbol type, IReadOnlyList<FieldMember> fields)
    {
        if (type.IsAbstract)
            return null;
        var candidates = type.InstanceConstructors
            .Where(constructor => !IsCopy(constructor, type) && session.References.IsAccessible(constructor, type))
            .ToArray();
        return candidates
            .Where(constructor => candidates.All(static other => !IsSelected(other)) || IsSelected(constructor))
            .Select(constructor => Match(session, constructor, type, fields))
            .OfType<Construction>()
            .OrderByDescending(match => Enumerable.Range(0, fields.Count)
                .Count(i => match.Fields.Contains(i) || Setters.CanSet(session, fields[i].Symbol, type)))
            .ThenBy(static match => match.Constructor is { IsImplicitlyDeclared: true, Parameters.IsEmpty: true })
            .ThenBy(static match => match.Constructor.Parameters.Length)
            .FirstOrDefault(match => session.References.UseConstructor(match.Constructor, []));
    }

    private static bool IsSelected(IMethodSymbol constructor) => constructor.FindAttribute(JsonConstructor) is not null;

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters is [var only] && SymbolEqualityComparer.Default.Equals(only.Type, type);

    private static Construction? Match(
        ParsingSession session, IMethodSymbol constructor, INamedTypeSymbol type, IReadOnlyList<FieldMember> fields)
    {
        var matches = new List<int>();
        foreach (var parameter in constructor.Parameters)
        {
            var field = IndexOf(session, parameter, fields);
            if (field < 0 && !parameter.IsOptional && !HasOtherMember(type, parameter.Name))
                return null;
            if (parameter.RefKind is not (RefKind.None or RefKind.In) || matches.Contains(field) && field >= 0)
                return null;
            matches.Add(field);
        }

        return new Construction(constructor, matches);
    }

    private static int IndexOf(ParsingSession session, IParameterSymbol parameter, IReadOnlyList<FieldMember> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (string.Equals(fields[i].Symbol.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
                && session.DerivesFrom(fields[i].Type, parameter.Type))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the parameter sets a member that is not written: it gets the default of its type.</summary>
    private static bool HasOtherMember(INamedTypeSymbol type, string name) =>
        MemberList.Levels(type).SelectMany(static level => level.GetMembers()).Any(member =>
            member is IPropertySymbol or IFieldSymbol
            && string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)
            && (JsonAttributes.IsIgnored(member) || member.DeclaredAccessibility is not Accessibility.Public));
}

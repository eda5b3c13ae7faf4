using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Events;

/// <summary>Finds the constructor with which an event is created.</summary>
internal static class Constructors
{
    /// <summary>
    /// The primary constructor, else the parameterless one, else the one with the most parameters. Never the copy constructor.
    /// </summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var constructors = type.InstanceConstructors.Where(constructor => !IsCopy(constructor, type)).ToArray();
        if (constructors.FirstOrDefault(c => IsPrimary(c, cancellationToken)) is { } primary)
            return primary;

        return constructors
            .Where(static c =>
                c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
            .OrderBy(static c => c.Parameters.IsEmpty ? 0 : 1)
            .ThenByDescending(static c => c.Parameters.Length)
            .FirstOrDefault();
    }

    /// <summary>The required members that a caller of the constructor must set, those of the type before those of its bases.</summary>
    public static IEnumerable<ISymbol> RequiredMembers(IMethodSymbol constructor)
    {
        if (constructor.FindAttribute("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") is not null)
            yield break;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var level = constructor.ContainingType; level is not null; level = level.BaseType)
        {
            foreach (var member in level.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } && seen.Add(member.Name))
                    yield return member;
            }
        }
    }

    private static bool IsPrimary(IMethodSymbol constructor, CancellationToken cancellationToken) =>
        constructor.DeclaringSyntaxReferences.Any(
            reference => reference.GetSyntax(cancellationToken) is RecordDeclarationSyntax { ParameterList: not null });

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        !type.IsValueType && constructor.Parameters is [var only] && SymbolEqualityComparer.Default.Equals(only.Type, type);
}

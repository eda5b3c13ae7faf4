using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Parsing;

/// <summary>Finds the constructor by which an event is made.</summary>
internal static class Constructors
{
    /// <summary>
    /// The primary one, else one without parameters, else the one with the most; never the copy constructor of a record.
    /// </summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var constructors = type.InstanceConstructors.Where(constructor => !IsCopy(constructor, type)).ToArray();
        if (constructors.FirstOrDefault(c => IsPrimary(c, cancellationToken)) is { } primary)
            return primary;

        return constructors
            .Where(static c => c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
            .OrderBy(static c => c.Parameters.IsEmpty ? 0 : 1)
            .ThenByDescending(static c => c.Parameters.Length)
            .FirstOrDefault();
    }

    private static bool IsPrimary(IMethodSymbol constructor, CancellationToken cancellationToken) =>
        constructor.DeclaringSyntaxReferences.Any(
            reference => reference.GetSyntax(cancellationToken) is RecordDeclarationSyntax { ParameterList: not null });

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        !type.IsValueType && constructor.Parameters is [var only] && SymbolEqualityComparer.Default.Equals(only.Type, type);
}

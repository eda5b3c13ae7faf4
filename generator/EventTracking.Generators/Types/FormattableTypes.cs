using EventTracking.Generators.Model;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>
/// Finds the types that are a text for their users, such as <c>BigInteger</c>, <c>IPAddress</c> or <c>Ulid</c>. Their properties are not
/// what a reader of an event expects.
/// </summary>
internal static class FormattableTypes
{
    public static readonly ValueModel Formatted = new(ValueCall.WriteFormatted, null, JsonType.String, Safety.MayThrow);

    /// <summary>Whether the core can format the values.</summary>
    public static bool Contains(INamedTypeSymbol type)
    {
        foreach (var @interface in type.AllInterfaces)
        {
            if (@interface is { Name: "ISpanFormattable" } && @interface.Is("System.ISpanFormattable"))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type formats itself in a way that the core cannot call.</summary>
    public static bool FormatsOtherwise(INamedTypeSymbol type) =>
        !Contains(type)
        && type.GetMembers("TryFormat").Any(static member => member is IMethodSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public });
}

using EventTracking.Generators.Model;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Types;

/// <summary>
/// Recognizes types that are written as text, such as <c>BigInteger</c>, <c>IPAddress</c> or <c>Ulid</c>. Readers of an event expect the
/// text and not an object with the properties of the type.
/// </summary>
internal static class FormattableTypes
{
    public static readonly ValueModel Formatted = new(ValueCall.WriteFormatted, null, JsonType.String, Safety.MayThrow);

    /// <summary>Whether the type is an <c>ISpanFormattable</c>, which the core can format.</summary>
    public static bool Contains(INamedTypeSymbol type)
    {
        foreach (var @interface in type.AllInterfaces)
        {
            if (@interface is { Name: "ISpanFormattable" } && @interface.Is("System.ISpanFormattable"))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type has a <c>TryFormat</c> method that the core cannot call.</summary>
    public static bool HasOtherFormat(INamedTypeSymbol type) =>
        !Contains(type)
        && type.GetMembers("TryFormat").Any(static member =>
            member is IMethodSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public });
}

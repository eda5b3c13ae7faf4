using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>
/// Finds out whether an event, or a type around it, is obsolete. Generated code that names such an event must be obsolete itself,
/// because a pragma does not help where obsolete means an error.
/// </summary>
internal static class Obsoletion
{
    /// <summary>Whether only obsolete code may name the event.</summary>
    public static bool Concerns(INamedTypeSymbol type) =>
        EventShape.SelfAndContainers(type).Any(static t => t.FindAttribute(SymbolNotices.Obsolete) is not null);
}

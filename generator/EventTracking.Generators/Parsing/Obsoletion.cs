using EventTracking.Generators.Emission;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>
/// Finds out whether an event, or a type around it, is obsolete. Generated code that names such an event must be obsolete itself,
/// because a pragma does not help where obsolete means an error.
/// </summary>
internal static class Obsoletion
{
    private static readonly string[] NamedArguments = ["DiagnosticId", "UrlFormat"];

    /// <summary>Whether only obsolete code may name the event.</summary>
    public static bool Concerns(INamedTypeSymbol type) =>
        EventShape.SelfAndContainers(type).Any(static t => t.FindAttribute(SymbolNotices.Obsolete) is not null);

    /// <summary>The attribute as it is written in code.</summary>
    public static string Copy(AttributeData attribute)
    {
        var message = CodeText.QuotedOrNull(attribute.FirstArgument() as string);
        var isError = attribute.ConstructorArguments is [_, { Value: true }] ? ", true" : "";
        return $"[global::System.Obsolete({message}{isError}{EmitGates.Named(attribute, NamedArguments)})]";
    }
}

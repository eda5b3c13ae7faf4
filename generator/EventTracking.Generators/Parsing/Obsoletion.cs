using EventTracking.Generators.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Parsing;

/// <summary>
/// Finds out whether an event, or a type around it, is obsolete. Whoever emits it is then told, and generated code that names it
/// must be obsolete itself, because a pragma does not help where obsolete means an error.
/// </summary>
internal static class Obsoletion
{
    /// <summary>The attribute for generated code, or <see langword="null"/> where nothing is obsolete.</summary>
    public static string? Of(INamedTypeSymbol type) =>
        EventShape.SelfAndContainers(type).Select(Find).FirstOrDefault(static attribute => attribute is not null) is { } attribute
            ? $"[global::System.Obsolete({Arguments(attribute)})]"
            : null;

    /// <summary>The id under which the compiler says that the symbol is obsolete or experimental, where it is not the usual one.</summary>
    public static string? OwnId(ISymbol symbol)
    {
        var id = Find(symbol)?.NamedArgument("DiagnosticId")
            ?? symbol.FindAttribute("System.Diagnostics.CodeAnalysis.ExperimentalAttribute")?.FirstArgument();
        return id is string text && SyntaxFacts.IsValidIdentifier(text) ? text : null;
    }

    private static AttributeData? Find(ISymbol type) => type.FindAttribute("System.ObsoleteAttribute");

    private static string Arguments(AttributeData attribute)
    {
        var message = CodeText.QuotedOrNull(attribute.FirstArgument() as string);
        var isError = attribute.ConstructorArguments is [_, { Value: true }] ? ", true" : "";
        var id = attribute.NamedArgument("DiagnosticId") is string text ? $", DiagnosticId = {CodeText.Quoted(text)}" : "";
        return message + isError + id;
    }
}

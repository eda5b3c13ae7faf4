using EventTracking.Generators.Emission;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>
/// Copies to the emit method what keeps a caller from the event by itself: the event, a type around it, or its constructor is
/// experimental or obsolete.
/// </summary>
internal static class EmitGates
{
    private static readonly string[] OfExperimental = ["UrlFormat", "Message"];

    /// <summary>The attributes as they are written in code.</summary>
    /// <param name="constructor">The constructor that the emit method calls.</param>
    public static IEnumerable<string> Of(IMethodSymbol constructor)
    {
        ISymbol[] named = [.. EventShape.SelfAndContainers(constructor.ContainingType), constructor];
        if (Find(named, SymbolNotices.Experimental) is { } experimental && experimental.FirstArgument() is string id)
            yield return $"[global::{Name(SymbolNotices.Experimental)}({CodeText.Quoted(id)}{Named(experimental, OfExperimental)})]";
        if (Find(named, SymbolNotices.Obsolete) is { } obsolete)
            yield return Obsoletion.Copy(obsolete);
    }

    /// <summary>The named arguments, each after a comma.</summary>
    public static string Named(AttributeData attribute, string[] names) => string.Concat(names
        .Where(name => attribute.NamedArgument(name) is string)
        .Select(name => $", {name} = {CodeText.Quoted((string)attribute.NamedArgument(name)!)}"));

    private static AttributeData? Find(ISymbol[] symbols, string attribute) =>
        symbols.Select(symbol => symbol.FindAttribute(attribute)).FirstOrDefault(static found => found is not null);

    private static string Name(string attribute) => attribute.Substring(0, attribute.Length - "Attribute".Length);
}

using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Events;

/// <summary>
/// Copies to the emit method what warns callers of the event, or keeps them from it: attributes of the event, of the types around it,
/// and of the constructor.
/// </summary>
internal static class EmitGates
{
    private static readonly string[] Attributes =
    [
        SymbolNotices.Experimental,
        SymbolNotices.Obsolete,
        "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute",
        "System.Runtime.Versioning.SupportedOSPlatformAttribute",
        "System.Runtime.Versioning.UnsupportedOSPlatformAttribute",
    ];

    /// <summary>The attributes as they are written in code.</summary>
    /// <param name="constructor">The constructor that the emit method calls.</param>
    public static IEnumerable<string> Of(IMethodSymbol constructor)
    {
        ISymbol[] named = [.. EventShape.SelfAndContainers(constructor.ContainingType), constructor];
        foreach (var name in Attributes)
        {
            // Those of the platform can be there several times; the innermost symbol that has any says all of them.
            var innermost = named.Select(symbol => symbol.GetAttributes().Where(attribute => attribute.AttributeClass.Is(name))).FirstOrDefault(static found => found.Any());
            foreach (var attribute in innermost ?? [])
                yield return Copy(attribute, name);
        }
    }

    private static string Copy(AttributeData attribute, string name)
    {
        var arguments = attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(static named => named.Value)).ToArray();
        var names = attribute.ConstructorArguments.Select(static _ => "").Concat(attribute.NamedArguments.Select(static named => $"{named.Key} = "));
        var list = string.Join(", ", names.Zip(arguments, static (name, argument) => name + argument.ToCSharpString()));
        return $"[global::{name.Substring(0, name.Length - "Attribute".Length)}{(list.Length > 0 ? $"({list})" : "")}]";
    }
}

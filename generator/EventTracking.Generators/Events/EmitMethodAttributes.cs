using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Events;

/// <summary>
/// Copies attributes that restrict or discourage the use of the event, such as <c>[Obsolete]</c>, to its emit method: from the event, the
/// types that contain it, and the constructor.
/// </summary>
internal static class EmitMethodAttributes
{
    private static readonly string[] Attributes =
    [
        UsageDiagnostics.Experimental,
        UsageDiagnostics.Obsolete,
        "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute",
        "System.Runtime.Versioning.SupportedOSPlatformAttribute",
        "System.Runtime.Versioning.UnsupportedOSPlatformAttribute",
    ];

    /// <summary>The attributes in C#.</summary>
    /// <param name="constructor">The constructor that the emit method calls.</param>
    public static IEnumerable<string> Of(IMethodSymbol constructor)
    {
        ISymbol[] symbols = [.. EventShape.SelfAndContainers(constructor.ContainingType), constructor];
        foreach (var name in Attributes)
        {
            // Platform attributes can be repeated; those of the innermost symbol that has any apply.
            var innermost = symbols
                .Select(symbol => symbol.GetAttributes().Where(attribute => attribute.AttributeClass.Is(name)))
                .FirstOrDefault(static found => found.Any());
            foreach (var attribute in innermost ?? [])
                yield return Copy(attribute, name);
        }
    }

    private static string Copy(AttributeData attribute, string name)
    {
        var arguments = attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(static named => named.Value)).ToArray();
        var names = attribute.ConstructorArguments.Select(static _ => "")
            .Concat(attribute.NamedArguments.Select(static named => $"{named.Key} = "));
        var list = string.Join(", ", names.Zip(arguments, static (name, argument) => name + argument.ToCSharpString()));
        return $"[global::{name.Substring(0, name.Length - "Attribute".Length)}{(list.Length > 0 ? $"({list})" : "")}]";
    }
}

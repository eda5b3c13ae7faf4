using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Symbols;

/// <summary>What the attributes of one symbol mean for code that names it.</summary>
/// <param name="IsForbidden">Whether naming it is an error that no pragma disables.</param>
/// <param name="Ids">The ids that naming it raises, beyond the usual ones of every generated file.</param>
internal readonly record struct SymbolNotices(bool IsForbidden, IReadOnlyList<string> Ids)
{
    public const string Obsolete = "System.ObsoleteAttribute";
    public const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    private static readonly SymbolNotices None = new(false, []);

    /// <summary>Attributes for which an analyzer of the SDK has one id.</summary>
    private static readonly (string Attribute, string Id)[] OfTheSdk =
    [
        ("System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute", "IL2026"),
        ("System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute", "IL3002"),
        ("System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute", "IL3050"),
        ("System.Runtime.Versioning.RequiresPreviewFeaturesAttribute", "CA2252"),
    ];

    public static SymbolNotices Of(ISymbol symbol)
    {
        var attributes = symbol.GetAttributes();
        if (attributes.IsEmpty)
            return None;

        var isForbidden = false;
        var ids = new List<string>();
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass.Is(Obsolete))
            {
                // Without an identifier as its id, a pragma cannot disable it.
                var id = attribute.NamedArgument("DiagnosticId") as string;
                isForbidden |= attribute.ConstructorArguments is [_, { Value: true }] || !(string.IsNullOrEmpty(id) || SyntaxFacts.IsValidIdentifier(id!));
                Add(id);
            }
            else if (attribute.AttributeClass.Is(Experimental))
            {
                Add(attribute.FirstArgument() as string);
            }
            else if (OfTheSdk.FirstOrDefault(known => attribute.AttributeClass.Is(known.Attribute)).Id is { } known)
            {
                ids.Add(known);
            }
        }

        return new SymbolNotices(isForbidden, ids);

        void Add(string? id)
        {
            if (id is not null && SyntaxFacts.IsValidIdentifier(id))
                ids.Add(id);
        }
    }
}

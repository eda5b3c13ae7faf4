using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Symbols;

/// <summary>The diagnostics that the attributes of a symbol cause in code that uses it.</summary>
/// <param name="IsError">Whether using the symbol is an error that no pragma disables.</param>
/// <param name="Ids">The ids of the diagnostics, except for those that every generated file disables.</param>
internal readonly record struct UsageDiagnostics(bool IsError, IReadOnlyList<string> Ids)
{
    public const string Obsolete = "System.ObsoleteAttribute";
    public const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    private static readonly UsageDiagnostics None = new(false, []);

    /// <summary>Attributes that an analyzer of the SDK reports by a fixed id.</summary>
    private static readonly (string Attribute, string Id)[] SdkAttributes =
    [
        ("System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute", "IL2026"),
        ("System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute", "IL3002"),
        ("System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute", "IL3050"),
        ("System.Runtime.Versioning.RequiresPreviewFeaturesAttribute", "CA2252"),
    ];

    public static UsageDiagnostics Of(ISymbol symbol)
    {
        var attributes = symbol.GetAttributes();
        if (attributes.IsEmpty)
            return None;

        var isError = false;
        var ids = new List<string>();
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass.Is(Obsolete))
            {
                // A pragma can disable an id only if it is an identifier.
                var id = attribute.NamedArgument("DiagnosticId") as string;
                isError |= attribute.ConstructorArguments is [_, { Value: true }]
                    || !(string.IsNullOrEmpty(id) || SyntaxFacts.IsValidIdentifier(id!));
                Add(id);
            }
            else if (attribute.AttributeClass.Is(Experimental))
            {
                Add(attribute.FirstArgument() as string);
            }
            else if (SdkAttributes.FirstOrDefault(known => attribute.AttributeClass.Is(known.Attribute)).Id is { } known)
            {
                ids.Add(known);
            }
        }

        return new UsageDiagnostics(isError, ids);

        void Add(string? id)
        {
            if (id is not null && SyntaxFacts.IsValidIdentifier(id))
                ids.Add(id);
        }
    }
}

using System.Composition;
using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Fields;

/// <summary>EVT205: adds <c>[JsonInclude]</c> to a field of the event.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PublicFieldMustBeIncludedFix() : PublicFieldFix("Include the field")
{
    private protected override void Edit(DocumentFix fix, SyntaxNode declaration) =>
        JsonAttributeEdit.Add(fix, declaration, JsonAttributes.Included);
}

using System.Composition;
using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Fields;

/// <summary>EVT205: adds <c>[JsonIgnore]</c> to a field of the event.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PublicFieldMustBeIncludedOrIgnoredFix() : PublicFieldFix("Ignore the field")
{
    private protected override void Edit(DocumentFix fix, SyntaxNode declaration) => JsonAttributeEdit.Ignore(fix, declaration);
}

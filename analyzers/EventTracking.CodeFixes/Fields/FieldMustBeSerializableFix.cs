using System.Composition;
using EventTracking.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Fields;

/// <summary>EVT201: leaves the field out of the event by <c>[JsonIgnore]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FieldMustBeSerializableFix() : RuleFix("EVT201", "Ignore the field")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        // A field is declared by one of several declarators; the attribute stands before the first of them.
        var declaration = node is VariableDeclaratorSyntax ? node.FirstAncestorOrSelf<FieldDeclarationSyntax>() : node;
        if (declaration is not (ParameterSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax))
            return false;

        if (FindIgnore(fix, declaration) is { } conditional)
            fix.Editor.ReplaceNode(conditional, static (current, _) => ((AttributeSyntax)current).WithArgumentList(null));
        else
            Add(fix, declaration, Name(fix, declaration));
        return true;
    }

    /// <summary>The attribute that the field has already, under some condition.</summary>
    private static AttributeSyntax? FindIgnore(DocumentFix fix, SyntaxNode declaration) =>
        AttributePlace.ListsOf(declaration)
            .SelectMany(static list => list.Attributes)
            .FirstOrDefault(attribute => fix.Model.GetTypeInfo(attribute, fix.CancellationToken).Type.Is(JsonAttributes.Ignored));

    /// <summary>A field with two culprits has two diagnostics and is to be ignored once.</summary>
    private static void Add(DocumentFix fix, SyntaxNode declaration, string name) => fix.Editor.ReplaceNode(
        declaration,
        (current, _) => current switch
        {
            _ when AttributePlace.ListsOf(current).Any(list => list.Attributes.Any(attribute => attribute.Name.ToString() == name)) => current,
            ParameterSyntax parameter => AttributePlace.Before(parameter, $"[property: {name}]"),
            _ => AttributePlace.Above((MemberDeclarationSyntax)current, $"[{name}]"),
        });

    /// <summary>The short name where it can be had; where it means something else, the whole one.</summary>
    private static string Name(DocumentFix fix, SyntaxNode declaration)
    {
        const string Short = "JsonIgnore";
        if (fix.Model.Compilation.GetTypeByMetadataName(JsonAttributes.Ignored) is not { } type)
            return JsonAttributes.Ignored;

        var meanings = fix.Model.LookupNamespacesAndTypes(declaration.SpanStart, name: type.Name)
            .Concat(fix.Model.LookupNamespacesAndTypes(declaration.SpanStart, name: Short))
            .ToArray();
        if (meanings.Any(meaning => !SymbolEqualityComparer.Default.Equals(meaning, type)))
            return "global::System.Text.Json.Serialization.JsonIgnore";

        if (meanings.Length == 0)
            fix.Import(type.ContainingNamespace);
        return Short;
    }
}

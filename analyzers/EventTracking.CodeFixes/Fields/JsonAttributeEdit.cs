using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Fields;

/// <summary>Puts an attribute of System.Text.Json on a member.</summary>
internal static class JsonAttributeEdit
{
    /// <summary>What declares the member of a diagnostic, or <see langword="null"/> where it is declared elsewhere.</summary>
    public static SyntaxNode? Declaration(SyntaxNode node)
    {
        // A field is declared by one of several declarators; the attribute stands before the first of them.
        var declaration = node is VariableDeclaratorSyntax ? node.FirstAncestorOrSelf<FieldDeclarationSyntax>() : node;
        return declaration is ParameterSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax ? declaration : null;
    }

    /// <summary>Leaves the member out, also where it was left out under some condition.</summary>
    public static void Ignore(DocumentFix fix, SyntaxNode declaration)
    {
        if (FindIgnore(fix, declaration) is { } conditional)
            fix.Editor.ReplaceNode(conditional, static (current, _) => ((AttributeSyntax)current).WithArgumentList(null));
        else
            Add(fix, declaration, JsonAttributes.Ignored);
    }

    /// <summary>Adds the attribute; a member with two diagnostics gets it once.</summary>
    public static void Add(DocumentFix fix, SyntaxNode declaration, string attribute)
    {
        var name = Name(fix, declaration, attribute);
        fix.Editor.ReplaceNode(
            declaration,
            (current, _) => current switch
            {
                _ when AttributeInsertion.ListsOf(current).Any(list => list.Attributes.Any(attribute => attribute.Name.ToString() == name)) => current,
                ParameterSyntax parameter => AttributeInsertion.Before(parameter, $"[property: {name}]"),
                _ => AttributeInsertion.Above((MemberDeclarationSyntax)current, $"[{name}]"),
            });
    }

    private static AttributeSyntax? FindIgnore(DocumentFix fix, SyntaxNode declaration) =>
        AttributeInsertion.ListsOf(declaration)
            .SelectMany(static list => list.Attributes)
            .FirstOrDefault(attribute => fix.Model.GetTypeInfo(attribute, fix.CancellationToken).Type.Is(JsonAttributes.Ignored));

    /// <summary>The short name where it can be had; where it means something else, the whole one.</summary>
    private static string Name(DocumentFix fix, SyntaxNode declaration, string attribute)
    {
        if (fix.Model.Compilation.GetTypeByMetadataName(attribute) is not { } type)
            return attribute;

        var shortName = WithoutSuffix(type.Name);
        var meanings = fix.Model.LookupNamespacesAndTypes(declaration.SpanStart, name: type.Name)
            .Concat(fix.Model.LookupNamespacesAndTypes(declaration.SpanStart, name: shortName))
            .ToArray();
        if (meanings.Any(meaning => !SymbolEqualityComparer.Default.Equals(meaning, type)))
            return $"global::{WithoutSuffix(attribute)}";

        if (meanings.Length == 0)
            fix.Import(type.ContainingNamespace);
        return shortName;
    }

    private static string WithoutSuffix(string attribute) => attribute.Substring(0, attribute.Length - nameof(Attribute).Length);
}

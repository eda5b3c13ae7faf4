using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Json;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Fields;

/// <summary>Adds System.Text.Json attributes to members.</summary>
internal static class JsonAttributeEdit
{
    /// <summary>Returns the declaration of the reported member, or <see langword="null"/> if another file or type declares it.</summary>
    public static SyntaxNode? Declaration(SyntaxNode node)
    {
        // Attributes apply to the whole field declaration, which may have several declarators.
        var declaration = node is VariableDeclaratorSyntax ? node.FirstAncestorOrSelf<FieldDeclarationSyntax>() : node;
        return declaration is ParameterSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax ? declaration : null;
    }

    /// <summary>Adds <c>[JsonIgnore]</c>, or removes the condition of an existing one.</summary>
    public static void Ignore(DocumentFix fix, SyntaxNode declaration)
    {
        if (Find(fix, declaration, JsonAttributes.Ignored) is { } conditional)
            fix.Editor.ReplaceNode(conditional, static (current, _) => ((AttributeSyntax)current).WithArgumentList(null));
        else
            Add(fix, declaration, JsonAttributes.Ignored);
    }

    /// <summary>Adds the attribute, once even if the member has several diagnostics.</summary>
    public static void Add(DocumentFix fix, SyntaxNode declaration, string attribute, string arguments = "")
    {
        var name = Name(fix, declaration, attribute);
        fix.Editor.ReplaceNode(
            declaration,
            (current, _) => current switch
            {
                _ when HasAttribute(current, name) => current,
                ParameterSyntax parameter => AttributeInsertion.Before(parameter, $"[property: {name}{arguments}]"),
                _ => AttributeInsertion.Above((MemberDeclarationSyntax)current, $"[{name}{arguments}]"),
            });
    }

    /// <summary>Adds the attribute with one argument, or replaces the argument of an existing one.</summary>
    public static void Set(DocumentFix fix, SyntaxNode declaration, string attribute, string argument)
    {
        if (Find(fix, declaration, attribute) is { } existing)
        {
            var list = SyntaxFactory.ParseAttributeArgumentList($"({argument})")!;
            fix.Editor.ReplaceNode(existing, (current, _) => ((AttributeSyntax)current).WithArgumentList(list));
        }
        else
        {
            Add(fix, declaration, attribute, $"({argument})");
        }
    }

    private static bool HasAttribute(SyntaxNode declaration, string name) =>
        AttributeInsertion.ListsOf(declaration).Any(list => list.Attributes.Any(attribute => attribute.Name.ToString() == name));

    private static AttributeSyntax? Find(DocumentFix fix, SyntaxNode declaration, string attribute) =>
        AttributeInsertion.ListsOf(declaration)
            .SelectMany(static list => list.Attributes)
            .FirstOrDefault(syntax => fix.Model.GetTypeInfo(syntax, fix.CancellationToken).Type.Is(attribute));

    /// <summary>Returns the short name of the attribute, or the qualified name if the short one means something else.</summary>
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

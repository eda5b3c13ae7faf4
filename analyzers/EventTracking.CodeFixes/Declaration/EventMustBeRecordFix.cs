using System.Composition;
using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Declaration;

/// <summary>EVT102: turns a class into a record and a struct into a record struct, all parts of it, with their members.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EventMustBeRecordFix() : RuleFix("EVT102", "Make it a record")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not TypeDeclarationSyntax
            || fix.Model.GetDeclaredSymbol(node, fix.CancellationToken) is not INamedTypeSymbol type
            || !CanBeRecord(type))
        {
            return false;
        }

        var parts = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(fix.CancellationToken)).ToArray();
        if (!parts.All(part => part.SyntaxTree == node.SyntaxTree && part is ClassDeclarationSyntax or StructDeclarationSyntax && CanHaveProperties(part)))
            return false;

        foreach (var part in parts)
            fix.Editor.ReplaceNode(part, static (current, _) => ToRecord((TypeDeclarationSyntax)current));
        return true;
    }

    private static bool CanBeRecord(INamedTypeSymbol type) =>
        type is { IsRecord: false, IsStatic: false, IsAbstract: false, IsRefLikeType: false }
        && type.BaseType is { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType }
        && EventShape.SelfAndContainers(type).All(static t => t is { Arity: 0, IsFileLocal: false })
        && !type.GetMembers().Any(IsWrittenByRecords);

    /// <summary>What the compiler writes into a record itself, and so forbids there or asks to be of another form.</summary>
    private static bool IsWrittenByRecords(ISymbol member) => member switch
    {
        IMethodSymbol { Name: "Equals", Parameters.Length: 1 } => true,
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters: [{ Type: var copied }] } =>
            SymbolEqualityComparer.Default.Equals(copied, member.ContainingType),
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator, Name: "op_Equality" or "op_Inequality" } => true,
        { Name: "Clone" or "PrintMembers" or "EqualityContract" } => true,
        _ => false,
    };

    /// <summary>
    /// In a record each parameter becomes a property, which no reference to a variable can; <c>videoId</c> would be one beside <c>VideoId</c>.
    /// </summary>
    private static bool CanHaveProperties(SyntaxNode part) =>
        ((TypeDeclarationSyntax)part).ParameterList?.Parameters.All(static parameter =>
            char.IsUpper(parameter.Identifier.ValueText.FirstOrDefault())
            && !parameter.Modifiers.Any(SyntaxKind.RefKeyword) && !parameter.Modifiers.Any(SyntaxKind.OutKeyword)) ?? true;

    private static RecordDeclarationSyntax ToRecord(TypeDeclarationSyntax type)
    {
        var isStruct = type is StructDeclarationSyntax;
        var record = SyntaxFactory.Token(SyntaxKind.RecordKeyword);
        return SyntaxFactory.RecordDeclaration(
            isStruct ? SyntaxKind.RecordStructDeclaration : SyntaxKind.RecordDeclaration,
            type.AttributeLists,
            type.Modifiers,
            isStruct ? record.WithLeadingTrivia(type.Keyword.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.Space) : record.WithTriviaFrom(type.Keyword),
            isStruct ? type.Keyword.WithLeadingTrivia() : default,
            type.Identifier,
            type.TypeParameterList,
            type.ParameterList,
            type.BaseList,
            type.ConstraintClauses,
            type.OpenBraceToken,
            type.Members,
            type.CloseBraceToken,
            type.SemicolonToken);
    }
}

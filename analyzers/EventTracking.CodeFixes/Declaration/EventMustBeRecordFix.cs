using System.Composition;
using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Declaration;

/// <summary>EVT102: changes all parts of a class to a record, or of a struct to a record struct.</summary>
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
        if (!parts.All(part => part.SyntaxTree == node.SyntaxTree && CanBeRecord(part)))
            return false;

        foreach (var part in parts)
            fix.Editor.ReplaceNode(part, static (current, _) => ToRecord((TypeDeclarationSyntax)current));
        return true;
    }

    private static bool CanBeRecord(INamedTypeSymbol type) =>
        type is { IsRecord: false, IsStatic: false, IsAbstract: false, IsRefLikeType: false }
        && type.BaseType is { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType }
        && EventShape.SelfAndContainers(type).All(static t => t is { Arity: 0, IsFileLocal: false })
        && !type.GetMembers().Any(IsGeneratedForRecords);

    /// <summary>Whether the compiler generates the member for records, so that the existing one would not compile.</summary>
    private static bool IsGeneratedForRecords(ISymbol member) => member switch
    {
        IMethodSymbol { Name: "Equals", Parameters.Length: 1 } => true,
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters: [{ Type: var copied }] } =>
            SymbolEqualityComparer.Default.Equals(copied, member.ContainingType),
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator, Name: "op_Equality" or "op_Inequality" } => true,
        { Name: "Clone" or "PrintMembers" or "EqualityContract" } => true,
        _ => false,
    };

    private static bool CanBeRecord(SyntaxNode part) =>
        part is ClassDeclarationSyntax or StructDeclarationSyntax
        && (((TypeDeclarationSyntax)part).ParameterList?.Parameters.All(CanBeProperty) ?? true);

    /// <summary>
    /// Record parameters become properties: <c>ref</c> cannot, and <c>videoId</c> would duplicate an existing <c>VideoId</c>.
    /// </summary>
    private static bool CanBeProperty(ParameterSyntax parameter) =>
        char.IsUpper(parameter.Identifier.ValueText.FirstOrDefault())
        && !parameter.Modifiers.Any(SyntaxKind.RefKeyword)
        && !parameter.Modifiers.Any(SyntaxKind.OutKeyword);

    private static RecordDeclarationSyntax ToRecord(TypeDeclarationSyntax type)
    {
        var isStruct = type is StructDeclarationSyntax;
        var record = SyntaxFactory.Token(SyntaxKind.RecordKeyword);
        record = isStruct
            ? record.WithLeadingTrivia(type.Keyword.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.Space)
            : record.WithTriviaFrom(type.Keyword);
        return SyntaxFactory.RecordDeclaration(
            isStruct ? SyntaxKind.RecordStructDeclaration : SyntaxKind.RecordDeclaration,
            type.AttributeLists,
            type.Modifiers,
            record,
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

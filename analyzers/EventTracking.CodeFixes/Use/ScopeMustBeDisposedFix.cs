using System.Composition;
using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace EventTracking.CodeFixes.Use;

/// <summary>EVT301: declares the scope with <see langword="using"/>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ScopeMustBeDisposedFix() : RuleFix("EVT301", "Dispose the scope at the end of the block")
{
    private protected override bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } invocation)
            return false;

        switch (WholeValue(invocation).Parent)
        {
            case ExpressionStatementSyntax dropped when CanHoldDeclarations(dropped):
                Declare(fix, dropped, static statement => statement.Expression);
                return true;

            case AssignmentExpressionSyntax
            {
                Left: IdentifierNameSyntax { Identifier.Text: "_" },
                Parent: ExpressionStatementSyntax discarded,
            }
                when CanHoldDeclarations(discarded):
                Declare(fix, discarded, static statement => ((AssignmentExpressionSyntax)statement.Expression).Right);
                return true;

            case EqualsValueClauseSyntax
            {
                Parent.Parent: VariableDeclarationSyntax { Variables: [var only], Parent: LocalDeclarationStatementSyntax local },
            }
                when CanHoldDeclarations(local) && CanBeUsing(fix, only):
                fix.Editor.ReplaceNode(local, static (current, _) => AddUsing((LocalDeclarationStatementSyntax)current));
                return true;

            default:
                return false;
        }
    }

    private static ExpressionSyntax WholeValue(ExpressionSyntax value)
    {
        while (ValueOf(value.Parent) is { } outer)
            value = outer;
        return value;

        static ExpressionSyntax? ValueOf(SyntaxNode? parent) => parent switch
        {
            ParenthesizedExpressionSyntax or ConditionalAccessExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax =>
                (ExpressionSyntax)parent,
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax chosen } => chosen,
            _ => null,
        };
    }

    /// <summary>Embedded statements and switch sections cannot contain a <c>using</c> declaration.</summary>
    private static bool CanHoldDeclarations(StatementSyntax statement) => statement.Parent is BlockSyntax or GlobalStatementSyntax;

    /// <summary>Whether the variable is disposable and never assigned again, as <c>using</c> requires.</summary>
    private static bool CanBeUsing(DocumentFix fix, VariableDeclaratorSyntax variable)
    {
        if (fix.Model.GetDeclaredSymbol(variable, fix.CancellationToken) is not ILocalSymbol local
            || fix.Model.Compilation.GetSpecialType(SpecialType.System_IDisposable) is not { TypeKind: TypeKind.Interface } disposable
            || !fix.Model.Compilation.ClassifyCommonConversion(local.Type, disposable).IsImplicit)
        {
            return false;
        }

        var block = variable.FirstAncestorOrSelf<BlockSyntax>() ?? variable.SyntaxTree.GetRoot(fix.CancellationToken);
        return !block.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == local.Name
            && SymbolEqualityComparer.Default.Equals(fix.Model.GetSymbolInfo(name, fix.CancellationToken).Symbol, local));
    }

    private static void Declare(
        DocumentFix fix, ExpressionStatementSyntax statement, Func<ExpressionStatementSyntax, ExpressionSyntax> scope)
    {
        var name = fix.FreeName("scope", statement);
        fix.Editor.ReplaceNode(statement, (current, _) =>
        {
            var now = (ExpressionStatementSyntax)current;
            var initializer = EqualsValueClause(
                Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space), scope(now).WithoutLeadingTrivia());
            var declaration = VariableDeclaration(IdentifierName(Identifier("var")).WithTrailingTrivia(Space))
                .AddVariables(VariableDeclarator(Identifier(name).WithTrailingTrivia(Space)).WithInitializer(initializer));
            return AddUsing(LocalDeclarationStatement(declaration)
                .WithSemicolonToken(now.SemicolonToken)
                .WithLeadingTrivia(now.GetLeadingTrivia()));
        });
    }

    /// <summary>
    /// Adds <c>using</c> once, even if both branches of <c>found ? tracker.Context(…) : tracker.Context(…)</c> are fixed.
    /// </summary>
    private static LocalDeclarationStatementSyntax AddUsing(LocalDeclarationStatementSyntax declaration) =>
        declaration.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)
            ? declaration
            : declaration.WithoutLeadingTrivia().WithUsingKeyword(Token(declaration.GetLeadingTrivia(), SyntaxKind.UsingKeyword, [Space]));
}

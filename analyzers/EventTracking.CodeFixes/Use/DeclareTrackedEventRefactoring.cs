using System.Composition;
using EventTracking.Analyzers;
using EventTracking.Analyzers.Events;
using EventTracking.Generators.Events;
using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace EventTracking.CodeFixes.Use;

/// <summary>
/// Declares the event of an untyped emit in a new file next to the calling one, and replaces the call with a typed one. Field types are the
/// types of the values.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(DeclareTrackedEventRefactoring)), Shared]
public sealed class DeclareTrackedEventRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, cancellationToken) = (context.Document, context.CancellationToken);
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || UntypedCall.Find(model, root.FindNode(context.Span), cancellationToken) is not { } untyped
            || new DeclaredEvents(model.Compilation).Find(untyped.EventName) is not null
            || NewEvent.Of(document, model, untyped, cancellationToken) is not { } declared)
        {
            return;
        }

        context.RegisterRefactoring(CodeAction.Create(
            "Declare a tracked event",
            _ => Task.FromResult(Declare(document, new NewEventFile(model, root).Text(declared), root, untyped, declared)),
            equivalenceKey: nameof(DeclareTrackedEventRefactoring)));
    }

    private static Solution Declare(Document document, string text, CompilationUnitSyntax root, UntypedCall untyped, NewEvent declared)
    {
        var parameters = declared.Fields.Select(static field => NamingPolicies.ToCamelCase(field.Name));
        var call = untyped.Typed(ExtensionParser.MethodName(declared.Name), [.. parameters]);
        var project = document.WithSyntaxRoot(root.ReplaceNode(untyped.Syntax.Invocation, call.Replace(untyped.Syntax.Invocation))).Project;

        var record = SyntaxFactory.ParseCompilationUnit(text).WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation);
        var path = document.FilePath is { } file ? Path.Combine(Path.GetDirectoryName(file)!, $"{declared.Name}.cs") : null;
        return project.AddDocument($"{declared.Name}.cs", record, document.Folders, path).Project.Solution;
    }
}

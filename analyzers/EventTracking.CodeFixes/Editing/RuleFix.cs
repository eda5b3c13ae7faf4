using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Editing;

/// <summary>
/// The fix of one rule, in the document of the diagnostic. Its name is its equivalence key, since a rule may have two
/// fixes, and Fix All applies it to all diagnostics of a document at once, so that two edits in one place see each other.
/// </summary>
/// <param name="id">The id of the rule.</param>
/// <param name="title">What is done, as the user reads it.</param>
public abstract class RuleFix(string id, string title) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [id];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var trial = await DocumentFix.BeginAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (TryFix(trial, trial.NodeAt(diagnostic), diagnostic))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title(diagnostic), cancellation => FixAsync(context.Document, [diagnostic], cancellation), equivalenceKey: GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>The title for one diagnostic, where it names something.</summary>
    private protected virtual string Title(Diagnostic diagnostic) => title;

    /// <summary>Adds the edits for one diagnostic, or answers that there are none, and then the fix is not offered.</summary>
    /// <param name="fix">The document with the edits so far; its nodes are those from before all edits.</param>
    /// <param name="node">The innermost node with the span of the diagnostic.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    private protected abstract bool TryFix(DocumentFix fix, SyntaxNode node, Diagnostic diagnostic);

    private async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var fix = await DocumentFix.BeginAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderBy(static d => d.Location.SourceSpan.Start))
            TryFix(fix, fix.NodeAt(diagnostic), diagnostic);
        return fix.Apply();
    }
}

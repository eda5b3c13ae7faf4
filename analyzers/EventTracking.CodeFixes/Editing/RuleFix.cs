using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Editing;

/// <summary>
/// A fix of one rule that edits the document of the diagnostic. Fix All applies it to all diagnostics of a document at once, so that edits
/// of the same node are combined.
/// </summary>
/// <param name="id">The id of the rule.</param>
/// <param name="title">The title in the editor.</param>
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
                // The key is the type name, because a rule may have two fixes.
                var action = CodeAction.Create(
                    Title(diagnostic),
                    cancellation => FixAsync(context.Document, [diagnostic], cancellation),
                    equivalenceKey: GetType().Name);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>Returns the title for a diagnostic. Override it to include a name.</summary>
    private protected virtual string Title(Diagnostic diagnostic) => title;

    /// <summary>Adds the edits for a diagnostic. If it returns <see langword="false"/>, the fix is not offered.</summary>
    /// <param name="fix">The edits so far. Its nodes are the original ones.</param>
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

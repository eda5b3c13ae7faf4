using System.Collections.Immutable;
using EventTracking.CodeFixes.Contract.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Contract;

/// <summary>The fixes of one rule of the contract. They edit <c>events.lock</c>, the declaration of the event, or both.</summary>
/// <remarks>
/// One provider offers all fixes of its rule, because <c>dotnet format</c> runs every provider of a rule: of two providers, both would be
/// applied. It applies the first fix.
/// </remarks>
public abstract class ContractFix : CodeFixProvider
{
    private readonly ContractEdit[] _edits;

    private protected ContractFix(string id, params ContractEdit[] edits) => (FixableDiagnosticIds, _edits) = ([id], edits);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new ContractFixAll(_edits);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var edit in _edits)
            {
                var trial = new SolutionEdits(project.Solution, context.CancellationToken);
                if (!await trial.TryAddAsync(edit, project, diagnostic).ConfigureAwait(false))
                    continue;

                var action = CodeAction.Create(
                    edit.Title, cancellation => FixAsync(edit, project, diagnostic, cancellation), equivalenceKey: edit.Key);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    private static async Task<Solution> FixAsync(
        ContractEdit edit, Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var edits = new SolutionEdits(project.Solution, cancellationToken);
        await edits.TryAddAsync(edit, project, diagnostic).ConfigureAwait(false);
        return await edits.ApplyAsync().ConfigureAwait(false);
    }
}

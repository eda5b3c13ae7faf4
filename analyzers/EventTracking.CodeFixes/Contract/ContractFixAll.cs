using System.Collections.Immutable;
using EventTracking.CodeFixes.Contract.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Contract;

/// <summary>
/// Applies one edit to all diagnostics of a scope together: several events change the same lock, and several diagnostics change the same
/// event.
/// </summary>
internal sealed class ContractFixAll(ContractEdit[] edits) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var edit = edits.FirstOrDefault(edit => edit.Key == fixAllContext.CodeActionEquivalenceKey);
        return Task.FromResult(edit is null
            ? null
            : CodeAction.Create(edit.Title, _ => FixAsync(edit, fixAllContext), equivalenceKey: edit.Key));
    }

    private static async Task<Solution> FixAsync(ContractEdit edit, FixAllContext context)
    {
        var edits = new SolutionEdits(context.Solution, context.CancellationToken);
        var projects = context.Scope is FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        foreach (var project in projects)
        {
            foreach (var diagnostic in await DiagnosticsIn(project, context).ConfigureAwait(false))
                await edits.TryAddAsync(edit, project, diagnostic).ConfigureAwait(false);
        }

        return await edits.ApplyAsync().ConfigureAwait(false);
    }

    private static Task<ImmutableArray<Diagnostic>> DiagnosticsIn(Project project, FixAllContext context) =>
        context is { Scope: FixAllScope.Document, Document: { } document }
            ? context.GetDocumentDiagnosticsAsync(document)
            : context.GetAllDiagnosticsAsync(project);
}

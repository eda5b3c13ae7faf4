using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Contract.Editing;

/// <summary>Collects the edits of one or more fixes in locks and documents.</summary>
internal sealed class SolutionEdits(Solution solution, CancellationToken cancellationToken)
{
    private readonly Dictionary<ProjectId, ProjectEdits?> _projects = [];
    private readonly Dictionary<string, LockText?> _locks = new(StringComparer.Ordinal);
    private readonly Dictionary<DocumentId, DocumentFix> _documents = [];

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Adds an edit for a diagnostic. Returns <see langword="false"/> if that is not possible.</summary>
    public async Task<bool> TryAddAsync(ContractEdit edit, Project project, Diagnostic diagnostic)
    {
        if (!_projects.TryGetValue(project.Id, out var edits))
            _projects.Add(project.Id, edits = await ProjectEdits.BeginAsync(this, project).ConfigureAwait(false));
        return edits is not null && await edit.TryAddAsync(edits, diagnostic).ConfigureAwait(false);
    }

    /// <summary>
    /// Returns the lock of a project, or <see langword="null"/> if it has none that can be edited. Projects that share a file, such as
    /// those of several target frameworks, share the edits.
    /// </summary>
    public async Task<LockText?> LockOfAsync(Project project)
    {
        if (LockText.Find(project) is not { } document)
            return null;

        var path = LockText.PathOf(document);
        if (!_locks.TryGetValue(path, out var text))
            _locks.Add(path, text = await LockText.OpenAsync(document, cancellationToken).ConfigureAwait(false));
        return text;
    }

    /// <summary>Returns the edits of a source file, or <see langword="null"/> if a generator wrote it.</summary>
    public async Task<DocumentFix?> DocumentAsync(SyntaxTree tree)
    {
        if (solution.GetDocument(tree) is not { } document || document is SourceGeneratedDocument)
            return null;
        if (!_documents.TryGetValue(document.Id, out var fix))
            _documents.Add(document.Id, fix = await DocumentFix.BeginAsync(document, cancellationToken).ConfigureAwait(false));
        return fix;
    }

    /// <summary>Returns the solution after all edits.</summary>
    public async Task<Solution> ApplyAsync()
    {
        var edited = solution;
        foreach (var document in solution.Projects.SelectMany(static project => project.AdditionalDocuments))
        {
            if (_locks.TryGetValue(LockText.PathOf(document), out var text) && text is { Editor.Changes.Count: > 0 })
                edited = edited.WithAdditionalDocumentText(document.Id, text.Edited);
        }

        foreach (var document in _documents)
        {
            var root = await document.Value.Apply().GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            edited = edited.WithDocumentSyntaxRoot(document.Key, root!);
        }

        return edited;
    }
}

using EventTracking.Analyzers.Contract;
using EventTracking.Generators.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.CodeFixes.Contract.Editing;

/// <summary>The text of a lock with the edits so far.</summary>
internal sealed class LockText
{
    private readonly SourceText _original;

    private LockText(SourceText original, LockEditor editor) => (_original, Editor) = (original, editor);

    public LockEditor Editor { get; }

    /// <summary>The text after all edits, in the original encoding.</summary>
    public SourceText Edited => _original.WithChanges(Editor.Changes);

    /// <summary>Returns the lock that the rules read, or <see langword="null"/> if the project has none.</summary>
    public static TextDocument? Find(Project project) => ProjectLock.FilesIn(project.AnalyzerOptions).FirstOrDefault() is { } file
        ? project.AdditionalDocuments.FirstOrDefault(document => PathOf(document) == file.Path)
        : null;

    public static string PathOf(TextDocument document) => document.FilePath ?? document.Name;

    /// <summary>Opens the lock, or returns <see langword="null"/> if it has another format.</summary>
    public static async Task<LockText?> OpenAsync(TextDocument document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return LockEditor.Open(text.ToString()) is { } editor ? new LockText(text, editor) : null;
    }
}

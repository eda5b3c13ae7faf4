using EventTracking.Generators.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.CodeFixes.Contract;

/// <summary>The <c>events.lock</c> of a project, with the edits so far.</summary>
internal sealed class LockText
{
    private const string FileName = "events.lock";

    private readonly SourceText _text;
    private readonly Lazy<LockFile> _original;

    private LockText(SourceText text, LockEditor editor)
    {
        (_text, Editor) = (text, editor);
        _original = new(() => LockFile.Parse(text.ToString()));
    }

    /// <summary>The lock before all edits.</summary>
    public LockFile Original => _original.Value;

    public LockEditor Editor { get; }

    /// <summary>The documents of the projects that share the file.</summary>
    public HashSet<DocumentId> Documents { get; } = [];

    /// <summary>The text after all edits, in the original encoding.</summary>
    public SourceText Edited => _text.WithChanges(Editor.Changes);

    /// <summary>Returns the lock among the additional files of a project, or <see langword="null"/>.</summary>
    public static TextDocument? Find(Project project) =>
        project.AdditionalDocuments.FirstOrDefault(static document => Path.GetFileName(document.FilePath ?? document.Name) == FileName);

    /// <summary>Opens the lock, or returns <see langword="null"/> if it has another format.</summary>
    public static async Task<LockText?> OpenAsync(TextDocument document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return LockEditor.Open(text.ToString()) is { } editor ? new LockText(text, editor) : null;
    }
}

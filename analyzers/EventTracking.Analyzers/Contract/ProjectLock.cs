using System.Runtime.CompilerServices;
using EventTracking.Generators.Contract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Analyzers.Contract;

/// <summary>The lock of a project: the additional file named <c>events.lock</c>. It is parsed once per text.</summary>
internal sealed class ProjectLock
{
    private static readonly ConditionalWeakTable<SourceText, Lazy<ProjectLock>> Known = new();
    private static readonly char[] LineEnds = ['\r', '\n'];

    private readonly Dictionary<string, LockBlock> _latest = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly string _text;

    private ProjectLock(string path, SourceText text)
    {
        (_path, _text) = (path, text.ToString());
        HasByteOrderMark = text.Encoding?.GetPreamble().Length > 0;
        HasKnownFormat = _text.TrimStart('\uFEFF').Split(LineEnds, 2)[0] == LockFile.Header;
        File = LockFile.Parse(_text);
        HasUnreadableBlocks = File.Errors.Any(error =>
            error.Line > 1 && !File.Blocks.Any(block => block.Line <= error.Line && error.Line <= block.LastLine));
        foreach (var block in File.Blocks)
        {
            if (!_latest.TryGetValue(block.EventName, out var known) || block.Version > known.Version)
                _latest[block.EventName] = block;
        }
    }

    public LockFile File { get; }

    /// <summary>The block of the highest version of each event.</summary>
    public IReadOnlyCollection<LockBlock> Latest => _latest.Values;

    /// <summary>Whether the file begins with a byte order mark, which is not part of the text.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>Whether the file has the format that this version reads. Of another one, no line is read.</summary>
    public bool HasKnownFormat { get; }

    /// <summary>Whether a line outside of all blocks cannot be read, so that the file may contain more events than could be read.</summary>
    public bool HasUnreadableBlocks { get; }

    /// <summary>Returns the files with the name of a lock. Only the first is used.</summary>
    public static IEnumerable<AdditionalText> FilesIn(AnalyzerOptions options) => options.AdditionalFiles
        .Where(static file => string.Equals(Path.GetFileName(file.Path), LockFile.FileName, StringComparison.OrdinalIgnoreCase))
        .OrderBy(static file => file.Path, StringComparer.Ordinal);

    /// <summary>Returns the lock, or <see langword="null"/> if the project has none.</summary>
    public static ProjectLock? Find(AnalyzerOptions options, CancellationToken cancellationToken) =>
        FilesIn(options).FirstOrDefault() is { } file ? Read(file, cancellationToken) : null;

    /// <summary>Returns <see langword="null"/> if the file cannot be read, which the compiler reports.</summary>
    public static ProjectLock? Read(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text
            ? Known.GetValue(text, text => new Lazy<ProjectLock>(() => new ProjectLock(file.Path, text))).Value
            : null;

    /// <summary>Returns the block of an event's highest version, or <see langword="null"/>.</summary>
    public LockBlock? FindLatest(string eventName) => _latest.TryGetValue(eventName, out var block) ? block : null;

    /// <summary>Returns the location of a line.</summary>
    /// <param name="line">
    /// The line, counted from 1. Unlike those of <see cref="SourceText"/>, the lines of a lock end with <c>\n</c> only.
    /// </param>
    public Location LocationOf(int line)
    {
        var start = 0;
        for (var current = 1; current < line; current++)
            start = _text.IndexOf('\n', start) + 1;
        var end = _text.IndexOf('\n', start);
        var span = TextSpan.FromBounds(start, end < 0 ? _text.Length : end);
        return Location.Create(
            _path, span, new LinePositionSpan(new LinePosition(line - 1, 0), new LinePosition(line - 1, span.Length)));
    }
}

using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Generators.Contract;

/// <summary>A line of a lock that is being edited.</summary>
/// <param name="text">The text, without the line ending.</param>
/// <param name="ending">The line ending; empty at the end of a file without a final one.</param>
internal sealed class EditedLine(string text, string ending)
{
    private string? _path;

    public string Text => text;

    public string Ending => ending;

    /// <summary>The span in the original text, or <see langword="null"/> for an added or replaced line.</summary>
    public TextSpan? Original { get; private init; }

    /// <summary>Whether inserting before this line would add to one side of a merge conflict.</summary>
    public bool IsInConflict { get; private init; }

    public bool IsEmpty => text.Length == 0;

    /// <summary>The path of the node, or an empty string if the line is not a node or its path cannot be read.</summary>
    public string Path => _path ??= ReadPath();

    public static EditedLine Of(ShapeNode node, string ending) => new(LockLine.Indentation + node, ending);

    /// <summary>Splits a text into its lines.</summary>
    public static List<EditedLine> Split(string text)
    {
        var lines = new List<EditedLine>();
        var isInConflict = false;
        for (var start = 0; start < text.Length;)
        {
            var lineFeed = text.IndexOf('\n', start);
            var end = lineFeed < 0 ? text.Length : lineFeed + 1;
            var length = lineFeed < 0 ? end - start : lineFeed - start;
            if (lineFeed > start && text[lineFeed - 1] is '\r')
                length--;

            var line = new EditedLine(text.Substring(start, length), text.Substring(start + length, end - start - length))
            {
                Original = TextSpan.FromBounds(start, end),
                IsInConflict = isInConflict,
            };
            lines.Add(line);
            isInConflict = LockLine.OpensConflict(line.Text) || (isInConflict && !LockLine.ClosesConflict(line.Text));
            start = end;
        }

        return lines;
    }

    private string ReadPath()
    {
        if (!text.StartsWith(LockLine.Indentation, StringComparison.Ordinal))
            return "";

        try
        {
            var scanner = new TextScanner(text.Substring(LockLine.Indentation.Length));
            ShapePathReader.Read(scanner);
            return scanner.Since(0);
        }
        catch (ShapeTextException)
        {
            return "";
        }
    }
}

using System.Text;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis.Text;

namespace EventTracking.Generators.Contract;

/// <summary>
/// Edits the text of a lock line by line. Lines that an edit does not concern stay as they are, even if they are in the wrong order or
/// cannot be read. New lines end like the first line of the file.
/// </summary>
public sealed class LockEditor
{
    private const string LineFeed = "\n";

    private readonly List<EditedBlock> _blocks;
    private readonly string _ending;
    private readonly int _originalLength;

    private LockEditor(List<EditedLine> lines, int originalLength)
    {
        _blocks = EditedBlock.Split(lines);
        _ending = lines[0].Ending.Length > 0 ? lines[0].Ending : LineFeed;
        _originalLength = originalLength;
    }

    /// <summary>Gets the edits as changes of the original text, in ascending order; empty if nothing was edited.</summary>
    public IReadOnlyList<TextChange> Changes
    {
        get
        {
            var changes = new List<TextChange>();
            var added = new StringBuilder();
            var position = 0;
            foreach (var line in Lines)
            {
                if (line.Original is { } span)
                {
                    Add(span.Start);
                    position = span.End;
                }
                else
                {
                    added.Append(line.Text).Append(line.Ending);
                }
            }

            Add(_originalLength);
            return changes;

            void Add(int end)
            {
                if (end > position || added.Length > 0)
                    changes.Add(new TextChange(TextSpan.FromBounds(position, end), added.ToString()));
                added.Clear();
            }
        }
    }

    private IEnumerable<EditedLine> Lines => _blocks.SelectMany(static block => block.Lines);

    /// <summary>
    /// Starts editing. A text without any lines becomes a new lock; an existing byte order mark stays.
    /// </summary>
    /// <param name="text">The text of the file.</param>
    /// <returns>The editor, or <see langword="null"/> if the text does not begin with <see cref="LockFile.Header"/>.</returns>
    public static LockEditor? Open(string text)
    {
        var mark = text.Length > 0 && text[0] == LockLine.ByteOrderMark ? text.Substring(0, 1) : "";
        if (string.IsNullOrWhiteSpace(text.Substring(mark.Length)))
            return new LockEditor([new EditedLine(mark + LockFile.Header, LineFeed)], text.Length);

        var lines = EditedLine.Split(text);
        return lines[0].Text == mark + LockFile.Header ? new LockEditor(lines, text.Length) : null;
    }

    /// <summary>Adds the block of an event and version, or edits the existing one where it differs.</summary>
    /// <param name="shape">The shape to record.</param>
    /// <param name="state">Whether the event is still emitted.</param>
    public void Set(DataShape shape, LockState state = LockState.Emitted)
    {
        var head = new LockHead(shape.EventName, shape.Version, state);
        if (_blocks.Find(block => block.Head is { } other && other.OrderAgainst(head) == 0) is not { } block)
        {
            Insert(head, shape);
            return;
        }

        block.SetHead(head);
        block.SetNodes(shape.Nodes, _ending);
    }

    /// <summary>Marks the latest version of an event as retired.</summary>
    /// <returns>Whether the lock contains the event.</returns>
    public bool Retire(string eventName)
    {
        var latest = _blocks.Where(block => block.Head?.EventName == eventName)
            .OrderByDescending(static block => block.Head!.Value.Version)
            .FirstOrDefault();
        latest?.SetHead(latest.Head!.Value with { State = LockState.Retired });
        return latest is not null;
    }

    /// <summary>Returns the edited text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in Lines)
            text.Append(line.Text).Append(line.Ending);
        return text.ToString();
    }

    private void Insert(LockHead head, DataShape shape)
    {
        var (number, index) = PositionAfter(IndexOfPrevious(head));
        var previous = _blocks[number];
        if (index < previous.Lines.Count && previous.Lines[index].IsEmpty)
            index++;
        previous.EndLine(index - 1, _ending);
        if (!previous.Lines[index - 1].IsEmpty)
            previous.Lines.Insert(index++, new EditedLine("", _ending));

        var rest = previous.Lines.GetRange(index, previous.Lines.Count - index);
        previous.Lines.RemoveRange(index, rest.Count);
        List<EditedLine> lines = [new(head.ToString(), _ending), .. shape.Nodes.Select(node => EditedLine.Of(node, _ending))];
        if ((rest.FirstOrDefault() ?? FirstLineAfter(number)) is { IsEmpty: false })
            lines.Add(new EditedLine("", _ending));
        _blocks.Insert(number + 1, new EditedBlock(head, [.. lines, .. rest]));
    }

    /// <summary>The block to insert after. Other versions of the event decide, then the order of the names.</summary>
    private int IndexOfPrevious(LockHead head)
    {
        var (lower, higher, later) = (-1, -1, -1);
        for (var i = 1; i < _blocks.Count; i++)
        {
            if (_blocks[i].Head is not { } other)
                continue;
            if (later < 0 && head.OrderAgainst(other) < 0)
                later = i;
            if (other.EventName != head.EventName)
                continue;
            if (other.Version < head.Version && (lower < 0 || other.Version > _blocks[lower].Head!.Value.Version))
                lower = i;
            if (other.Version > head.Version && (higher < 0 || other.Version < _blocks[higher].Head!.Value.Version))
                higher = i;
        }

        return lower >= 0 ? lower : (higher >= 0 ? higher : later >= 0 ? later : _blocks.Count) - 1;
    }

    /// <summary>The first position after a block that is in no merge conflict and does not separate the lines of an event.</summary>
    private (int Block, int Index) PositionAfter(int number)
    {
        for (; ; number++)
        {
            var block = _blocks[number];
            for (var index = block.ContentEnd; index <= block.Lines.Count; index++)
            {
                var next = index < block.Lines.Count ? block.Lines[index] : FirstLineAfter(number);
                var content = block.Lines.Skip(index).FirstOrDefault(static line => !line.IsEmpty);
                if (next is not { IsInConflict: true } && (content is null || !LockLine.IsNode(content.Text)))
                    return (number, index);
            }
        }
    }

    private EditedLine? FirstLineAfter(int number) => number + 1 < _blocks.Count ? _blocks[number + 1].Lines[0] : null;
}

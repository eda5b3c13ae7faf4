using EventTracking.Generators.Shape;

namespace EventTracking.Generators.Contract;

/// <summary>The lines from the head of an event to the next head, or those before the first event.</summary>
internal sealed class EditedBlock
{
    public EditedBlock(LockHead? head, List<EditedLine> lines) => (Head, Lines) = (head, lines);

    /// <summary>The event and version, or <see langword="null"/> if the first line is not a head that can be read.</summary>
    public LockHead? Head { get; private set; }

    public List<EditedLine> Lines { get; }

    /// <summary>The index after the first line and the nodes below it. What follows an empty line does not belong to the event.</summary>
    public int ContentEnd
    {
        get
        {
            var end = 1;
            while (end < Lines.Count && LockLine.IsNode(Lines[end].Text))
                end++;
            return end;
        }
    }

    /// <summary>Splits the lines of a file. The first block is the header of the file.</summary>
    public static List<EditedBlock> Split(List<EditedLine> lines)
    {
        var blocks = new List<EditedBlock>();
        foreach (var line in lines)
        {
            if (blocks.Count == 0)
                blocks.Add(new EditedBlock(null, [line]));
            else if (line.IsEmpty || LockLine.IsNode(line.Text) || LockLine.IsMergeMarker(line.Text))
                blocks[blocks.Count - 1].Lines.Add(line);
            else
                blocks.Add(new EditedBlock(ReadHead(line.Text), [line]));
        }

        return blocks;
    }

    public void SetHead(LockHead head)
    {
        if (Head == head)
            return;

        Head = head;
        Lines[0] = new EditedLine(head.ToString(), Lines[0].Ending);
    }

    /// <summary>Replaces, removes and inserts the lines that differ. Lines that cannot be read stay.</summary>
    public void SetNodes(IReadOnlyList<ShapeNode> nodes, string ending)
    {
        var missing = nodes.ToDictionary(static node => node.Path, StringComparer.Ordinal);
        for (var i = 1; i < Lines.Count && !Lines[i].IsEmpty;)
        {
            var line = Lines[i];
            if (line.Path.Length == 0)
            {
                i++;
            }
            else if (missing.TryGetValue(line.Path, out var node))
            {
                missing.Remove(node.Path);
                var edited = EditedLine.Of(node, line.Ending);
                if (edited.Text != line.Text)
                    Lines[i] = edited;
                i++;
            }
            else
            {
                Lines.RemoveAt(i);
            }
        }

        foreach (var node in nodes.Where(node => missing.ContainsKey(node.Path)))
        {
            var index = IndexOf(node.Path);
            EndLine(index - 1, ending);
            Lines.Insert(index, EditedLine.Of(node, ending));
        }
    }

    /// <summary>Gives a line an ending if it has none because it is the last of the file.</summary>
    public void EndLine(int index, string ending)
    {
        if (Lines[index].Ending.Length == 0)
            Lines[index] = new EditedLine(Lines[index].Text, ending);
    }

    /// <summary>The place of a new node: before the first one that belongs after it.</summary>
    private int IndexOf(string path)
    {
        var end = 1;
        for (var i = 1; i < Lines.Count && !Lines[i].IsEmpty; i++)
        {
            if (Lines[i].Path.Length == 0)
                continue;
            if (string.CompareOrdinal(Lines[i].Path, path) > 0)
                return i;
            end = i + 1;
        }

        return end;
    }

    private static LockHead? ReadHead(string line)
    {
        try
        {
            return LockHead.Read(line);
        }
        catch (ShapeTextException)
        {
            return null;
        }
    }
}

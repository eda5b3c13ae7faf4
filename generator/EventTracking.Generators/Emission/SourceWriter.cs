using System.Text;

namespace EventTracking.Generators.Emission;

/// <summary>
/// Writes lines of code. <c>using (writer.Block(header))</c> mirrors the braces, so that emitting code has the shape of the
/// emitted code. Lines end in LF whatever the platform and the newlines of this source.
/// </summary>
internal sealed class SourceWriter
{
    private const int Indent = 4;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _followsABlock;

    public void Line()
    {
        _text.Append('\n');
        _followsABlock = false;
    }

    /// <summary>Writes a line; a blank one stands between it and a block before it, unless it carries the block on.</summary>
    public void Line(string line)
    {
        if (_followsABlock && line is not "}" && !line.StartsWith("catch", StringComparison.Ordinal))
            Line();
        _followsABlock = false;
        _text.Append(' ', _depth * Indent).Append(line).Append('\n');
    }

    /// <summary>Writes a raw string of several lines.</summary>
    public void Lines(string lines)
    {
        foreach (var line in lines.Split('\n'))
            Line(line.TrimEnd('\r'));
    }

    /// <summary>Writes the header and an opening brace; disposing of the block writes the closing one.</summary>
    public IDisposable Block(string header)
    {
        Line(header);
        Line("{");
        _depth++;
        return new Closing(this, "}");
    }

    /// <summary>Indents the lines up to its disposal.</summary>
    public IDisposable Indented()
    {
        _depth++;
        return new Closing(this, null);
    }

    /// <summary>Writes the header and indents the one statement that follows it.</summary>
    public void Nested(string header, string statement)
    {
        Line(header);
        _depth++;
        Line(statement);
        _depth--;
    }

    public override string ToString() => _text.ToString();

    private sealed class Closing(SourceWriter writer, string? brace) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (brace is null)
                return;

            writer.Line(brace);
            writer._followsABlock = true;
        }
    }
}

using System.Text;

namespace EventTracking.Generators.Emission;

/// <summary>
/// Writes lines of C#. <c>using (writer.Block(header))</c> corresponds to a pair of braces, so that the emitter looks like the generated
/// code. Lines end in LF on all platforms.
/// </summary>
internal sealed class SourceWriter
{
    private const int Indent = 4;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _followsBlock;

    public void Line()
    {
        _text.Append('\n');
        _followsBlock = false;
    }

    /// <summary>Writes a line, after a blank line if it follows a block that it does not continue.</summary>
    public void Line(string line)
    {
        if (_followsBlock && line is not "}" && !line.StartsWith("catch", StringComparison.Ordinal))
            Line();
        _followsBlock = false;
        _text.Append(' ', _depth * Indent).Append(line).Append('\n');
    }

    /// <summary>Writes a raw string of several lines.</summary>
    public void Lines(string lines)
    {
        foreach (var line in lines.Split('\n'))
            Line(line.TrimEnd('\r'));
    }

    /// <summary>Writes the header and an opening brace. Dispose the result to write the closing brace.</summary>
    public IDisposable Block(string header)
    {
        Line(header);
        Line("{");
        _depth++;
        return new Closing(this, "}");
    }

    /// <summary>Indents lines until the result is disposed.</summary>
    public IDisposable Indented()
    {
        _depth++;
        return new Closing(this, null);
    }

    /// <summary>Writes the header and one indented statement.</summary>
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
            writer._followsBlock = true;
        }
    }
}

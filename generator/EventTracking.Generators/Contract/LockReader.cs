using System.Globalization;
using EventTracking.Generators.Shape;

namespace EventTracking.Generators.Contract;

/// <summary>Reads a lock line by line.</summary>
internal sealed class LockReader
{
    private const string ConflictReason = "a merge conflict is not resolved";

    private readonly List<LockBlock> _blocks = [];
    private readonly List<LockError> _errors = [];
    private readonly HashSet<(string, int)> _versions = [];

    private LockBlock? _open;
    private ShapeTextReader? _nodes;
    private int _line;
    private bool _isAfterEmptyLine;
    private bool _hasReportedLineEnd;

    public LockFile Read(string text)
    {
        if (text.Length > 0 && text[0] == LockLine.ByteOrderMark)
        {
            AddError(1, "the file begins with a byte order mark; save it as UTF-8 without one");
            text = text.Substring(1);
        }

        var lines = text.Split('\n');
        if (ReadHeader(WithoutCarriageReturn(lines[0], 1)))
        {
            for (_line = 2; _line <= lines.Length; _line++)
                ReadLine(WithoutCarriageReturn(lines[_line - 1], _line));
            Close();
        }

        return new LockFile(_blocks, [.. _errors.OrderBy(static error => error.Line)]);
    }

    private bool ReadHeader(string line)
    {
        if (line == LockFile.Header)
            return true;

        AddError(1, LockLine.IsMergeMarker(line)
            ? ConflictReason
            : $"expected '{LockFile.Header}' but found '{line}'; a lock of another format is not read");
        return false;
    }

    private void ReadLine(string line)
    {
        if (line.Length == 0)
        {
            Close();
            _isAfterEmptyLine = true;
        }
        else if (LockLine.IsMergeMarker(line))
        {
            AddError(_line, ConflictReason);
            _nodes?.Discard();
        }
        else if (LockLine.IsNode(line))
        {
            ReadNode(line);
        }
        else
        {
            Open(line);
        }
    }

    private void Open(string line)
    {
        Close();
        try
        {
            _open = new LockBlock(LockHead.Read(line), _line);
            CheckPosition(_open);
        }
        catch (ShapeTextException exception)
        {
            AddError(_line, exception.Message);
        }

        _nodes = new ShapeTextReader();
        _isAfterEmptyLine = false;
    }

    private void ReadNode(string line)
    {
        if (_nodes is null)
        {
            AddError(_line, "expected an event name and its version before this line");
            return;
        }

        try
        {
            if (!line.StartsWith(LockLine.Indentation, StringComparison.Ordinal))
                throw new ShapeTextException("expected an indentation of two spaces");
            var path = _nodes.Read(line.Substring(LockLine.Indentation.Length), _line);
            if (_open is not null)
                (_open.Lines[path], _open.LastLine) = (_line, _line);
        }
        catch (ShapeTextException exception)
        {
            AddError(_line, exception.Message);
            _nodes.Discard();
        }
    }

    private void Close()
    {
        if (_nodes is not null)
        {
            var data = _nodes.Build();
            foreach (var (line, reason) in _nodes.Errors)
                AddError(line, reason);
            if (_open is not null)
            {
                _open.Shape = data is null ? null : new DataShape(_open.EventName, _open.Version, data);
                _blocks.Add(_open);
            }
        }

        (_open, _nodes) = (null, null);
    }

    private void CheckPosition(LockBlock block)
    {
        if (!_isAfterEmptyLine)
            AddError(_line, "expected an empty line before the event");
        var isNew = _versions.Add((block.EventName, block.Version));
        if (_blocks.LastOrDefault() is not { } last)
            return;

        if (!isNew)
        {
            AddError(_line, $"'{ShapeHeader.Text(block.EventName, block.Version)}' is in the file twice");
        }
        else if (block.Head.OrderAgainst(last.Head) < 0)
        {
            AddError(
                _line,
                $"'{ShapeHeader.Text(block.EventName, block.Version)}' belongs before '{ShapeHeader.Text(last.EventName, last.Version)}'");
        }
    }

    /// <summary>Reports one error, not one per line, for a file that was saved with CRLF line endings.</summary>
    private string WithoutCarriageReturn(string line, int number)
    {
        if (line.Length == 0 || line[line.Length - 1] is not '\r')
            return line;
        if (!_hasReportedLineEnd)
            AddError(number, "the line ends with CR LF; save the file with LF, and let .gitattributes keep it so: events.lock text eol=lf");
        _hasReportedLineEnd = true;
        return line.Substring(0, line.Length - 1);
    }

    private void AddError(int line, string reason) => _errors.Add(new LockError(line, reason));
}

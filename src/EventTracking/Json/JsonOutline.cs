namespace EventTracking.Json;

/// <summary>Walks over JSON by its names and brackets alone, as far as it goes.</summary>
/// <remarks>
/// It is for lines that this library has written, whole or cut off: it takes JSON for granted and checks nothing. What is not JSON, which
/// a hand-written event may contain, ends somewhere and throws nothing. A reader that checks is several times as large and slow.
/// </remarks>
internal ref struct JsonOutline(ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private int _next;
    private int _open;

    public enum Token
    {
        Name,
        Start,
        End,
    }

    /// <summary>What was found last.</summary>
    public Token TokenType { get; private set; }

    /// <summary>How many objects and arrays are around it.</summary>
    public int Depth { get; private set; }

    /// <summary>A name that was found, as it stands between its quotes.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The position of <see cref="Name"/>, after its opening quote.</summary>
    public int NameStart { get; private set; }

    /// <summary>Whether all that was opened has been closed, by the very last byte.</summary>
    public readonly bool IsAtEnd => _open == 0 && _next == _json.Length;

    /// <summary>Goes to the next name or bracket.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        while (_next < _json.Length)
        {
            switch (_json[_next++])
            {
                case (byte)'"':
                    if (IsName())
                        return Is(Token.Name, _open);
                    break;
                case (byte)'{' or (byte)'[':
                    return Is(Token.Start, _open++);
                case (byte)'}' or (byte)']':
                    return Is(Token.End, --_open);
            }
        }

        return false;
    }

    private bool Is(Token token, int depth)
    {
        (TokenType, Depth) = (token, depth);
        return true;
    }

    /// <summary>Goes behind a string; one with a colon behind it, and none before it, is a name.</summary>
    private bool IsName()
    {
        var start = _next;
        while (_json[_next..].IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var found)
        {
            _next += found + 1;
            if (_json[_next - 1] == '\\')
            {
                // What is escaped is of no interest, and may be cut off.
                _next = Math.Min(_next + 1, _json.Length);
                continue;
            }

            Name = _json[start..(_next - 1)];
            NameStart = start;
            return _next < _json.Length && _json[_next] == ':' && (start < 2 || _json[start - 2] != ':');
        }

        _next = _json.Length;
        _open++; // A string that does not end holds all that is around it open.
        return false;
    }
}

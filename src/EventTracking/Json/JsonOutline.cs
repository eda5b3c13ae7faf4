namespace EventTracking.Json;

/// <summary>Reads only the names and brackets of JSON.</summary>
/// <remarks>
/// For lines that this library has written, complete or cut off: it assumes valid JSON and never throws. Invalid raw text
/// of a hand-written event makes it stop early. A validating reader is several times larger and slower.
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

    /// <summary>The kind of the token that was read last.</summary>
    public Token TokenType { get; private set; }

    /// <summary>The number of objects and arrays around the token.</summary>
    public int Depth { get; private set; }

    /// <summary>The name that was read, without its quotes and still escaped.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The position of <see cref="Name"/>, after the opening quote.</summary>
    public int NameStart { get; private set; }

    /// <summary>Whether the last byte has closed everything that was opened.</summary>
    public readonly bool IsAtEnd => _open == 0 && _next == _json.Length;

    /// <summary>Reads the next name or bracket.</summary>
    /// <returns>Whether there was one.</returns>
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

    /// <summary>Skips a string. It is a name if a colon follows it, and none precedes it.</summary>
    private bool IsName()
    {
        var start = _next;
        while (_json[_next..].IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var found)
        {
            _next += found + 1;
            if (_json[_next - 1] == '\\')
            {
                // The escaped character does not matter, and may be cut off.
                _next = Math.Min(_next + 1, _json.Length);
                continue;
            }

            Name = _json[start..(_next - 1)];
            NameStart = start;
            return _next < _json.Length && _json[_next] == ':' && (start < 2 || _json[start - 2] != ':');
        }

        _next = _json.Length;
        _open++; // An unterminated string leaves everything around it open.
        return false;
    }
}

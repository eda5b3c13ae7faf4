namespace EventTracking.OpenTelemetry.Protobuf;

/// <summary>Reads the fields of a message. Ends at the first malformed one: a response from outside must not cause an exception.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthPrefixed = 2;
    private const int Fixed32 = 5;

    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Gets the number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Gets the value of the current field, if it is an integer; otherwise 0.</summary>
    public ulong Integer { get; private set; }

    /// <summary>Gets the content of the current field, if it has a length; otherwise nothing.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Moves to the next field.</summary>
    public bool Read()
    {
        if (_rest.IsEmpty || !TryReadVarint(out var tag))
            return false;

        (Field, Integer) = ((int)(tag >> 3), 0);
        Content = default;
        switch (tag & 7)
        {
            case Varint:
                if (!TryReadVarint(out var value))
                    return false;
                Integer = value;
                return true;
            case LengthPrefixed:
                if (!TryReadVarint(out var length) || length > (ulong)_rest.Length)
                    return false;
                Content = _rest[..(int)length];
                _rest = _rest[(int)length..];
                return true;
            case Fixed64:
                return Skip(sizeof(ulong));
            case Fixed32:
                return Skip(sizeof(uint));
            default:
                return false;
        }
    }

    private bool Skip(int bytes)
    {
        if (_rest.Length < bytes)
            return false;
        _rest = _rest[bytes..];
        return true;
    }

    private bool TryReadVarint(out ulong value)
    {
        value = 0;
        for (var (i, shift) = (0, 0); i < _rest.Length && shift < 64; i++, shift += 7)
        {
            value |= (ulong)(_rest[i] & 0x7F) << shift;
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}

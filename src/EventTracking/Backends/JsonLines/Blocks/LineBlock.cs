namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>Whole lines, one behind the other, on their way to one write.</summary>
internal sealed class LineBlock(int size)
{
    private readonly byte[] _bytes = new byte[size];
    private int _used;

    /// <summary>How many lines there are.</summary>
    public int Count { get; private set; }

    /// <summary>The name of the event that is the first line.</summary>
    public string FirstEvent { get; private set; } = "";

    public bool IsEmpty => Count == 0;

    public ReadOnlySpan<byte> Lines => _bytes.AsSpan(0, _used);

    /// <summary>Adds a line and its line break.</summary>
    /// <returns>Whether there was room for them.</returns>
    public bool TryAdd(ReadOnlySpan<byte> line, string eventName)
    {
        var room = _bytes.AsSpan(_used);
        if (line.Length >= room.Length)
            return false;

        line.CopyTo(room);
        room[line.Length] = (byte)'\n';
        _used += line.Length + 1;
        if (Count++ == 0)
            FirstEvent = eventName;
        return true;
    }

    public void Clear()
    {
        _used = 0;
        Count = 0;
    }
}

namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>Consecutive whole lines that are written together.</summary>
internal sealed class LineBlock(int size)
{
    private readonly byte[] _bytes = new byte[size];
    private int _used;

    /// <summary>Gets the number of lines.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the name of the event in the first line.</summary>
    public string FirstEvent { get; private set; } = "";

    public bool IsEmpty => Count == 0;

    public ReadOnlySpan<byte> Lines => _bytes.AsSpan(0, _used);

    /// <summary>Appends a line and a line break.</summary>
    /// <returns><see langword="true"/> if there was room for both.</returns>
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

namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>
/// The content of a file: as the programs see it, and as it is on disk. In between are sectors and lengths that were written and not
/// synced.
/// </summary>
internal sealed class SimulatedFile
{
    private readonly SortedDictionary<int, SimulatedSector> _unsynced = [];
    private readonly List<long> _unsyncedLengths = [];
    private byte[] _cached = [];
    private byte[] _onDisk = [];
    private long _lengthOnDisk;
    private bool _isLengthAbandoned;
    private long _reserved;

    public long Length { get; private set; }

    /// <summary>The disk space that the file takes, in bytes.</summary>
    public long Space => Math.Max(_reserved, WholeSectors(Length));

    public bool IsSynced => _unsynced.Count == 0 && _unsyncedLengths.Count == 0;

    public ReadOnlySpan<byte> Bytes => _cached.AsSpan(0, (int)Length);

    /// <summary>Returns the disk space that the file would take with another length.</summary>
    public long SpaceWith(long length) => Math.Max(Space, WholeSectors(length));

    public void Reserve(long length) => _reserved = WholeSectors(length);

    public int Read(long offset, Span<byte> into)
    {
        var length = (int)Math.Clamp(Length - offset, 0, into.Length);
        if (length > 0)
            _cached.AsSpan((int)offset, length).CopyTo(into);
        return length;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        var end = offset + bytes.Length;
        if (end > _cached.Length)
            Array.Resize(ref _cached, (int)Math.Max(WholeSectors(end), _cached.Length * 2L));

        // The gap is zeros already: nothing past the length was ever left in the cache.
        bytes.CopyTo(_cached.AsSpan((int)offset));
        Changed(offset, end);
        if (end > Length)
            SetLength(end);
    }

    public void Truncate(long length)
    {
        if (length < Length)
        {
            _cached.AsSpan((int)length, (int)(Length - length)).Clear();
            Changed(length, Length);
        }

        if (length > _cached.Length)
            Array.Resize(ref _cached, (int)WholeSectors(length));
        SetLength(length);
        _reserved = 0;
    }

    /// <summary>Writes to disk what is not there yet, except for what a failed sync has abandoned.</summary>
    public void Sync()
    {
        foreach (var (number, sector) in _unsynced.ToList())
        {
            if (sector.IsAbandoned)
                continue;

            Persist(number, sector.Choose(random: null));
            _unsynced.Remove(number);
        }

        if (_isLengthAbandoned)
            return;
        _lengthOnDisk = Length;
        _unsyncedLengths.Clear();
    }

    /// <summary>Fails as Linux does: the bytes can still be read, but no later sync writes them to disk.</summary>
    public void FailSync()
    {
        foreach (var sector in _unsynced.Values)
            sector.IsAbandoned = true;
        _isLengthAbandoned = _unsyncedLengths.Count > 0;
    }

    /// <summary>Leaves what is on disk, with any of the sectors and lengths that were not synced.</summary>
    public void Crash(Random random)
    {
        // A fair choice for each sector would hardly ever leave all or none of a large write.
        var share = random.Next(4) switch { 0 => 0.0, 1 => 1.0, _ => random.NextDouble() };
        foreach (var (number, sector) in _unsynced)
        {
            if (random.NextDouble() < share)
                Persist(number, sector.Choose(random));
        }

        if (_unsyncedLengths.Count > 0 && random.NextDouble() < Math.Max(share, 0.5))
            _lengthOnDisk = random.Next(2) == 0 ? Length : _unsyncedLengths[random.Next(_unsyncedLengths.Count)];
        Restart();
    }

    /// <summary>Overwrites the file, as if somebody had done it long before: cache and disk are equal.</summary>
    public void Replace(ReadOnlySpan<byte> bytes)
    {
        _onDisk = new byte[WholeSectors(bytes.Length)];
        bytes.CopyTo(_onDisk);
        _lengthOnDisk = bytes.Length;
        Restart();
    }

    private void Restart()
    {
        _unsynced.Clear();
        _unsyncedLengths.Clear();
        _isLengthAbandoned = false;
        Length = _lengthOnDisk;
        _cached = new byte[WholeSectors(Length)];

        // Sectors past the end are not part of the file: if it grows again, they read as zeros.
        _onDisk.AsSpan(0, (int)Math.Min(Length, _onDisk.Length)).CopyTo(_cached);
        _onDisk = (byte[])_cached.Clone();
    }

    private void SetLength(long length)
    {
        Length = length;
        _unsyncedLengths.Add(length);
        _isLengthAbandoned = false;
    }

    private void Changed(long start, long end)
    {
        for (var number = (int)(start / SimulatedSector.Size); (long)number * SimulatedSector.Size < end; number++)
        {
            if (!_unsynced.TryGetValue(number, out var sector))
                _unsynced.Add(number, sector = new SimulatedSector());
            sector.Add(_cached.AsSpan(number * SimulatedSector.Size, SimulatedSector.Size));
        }
    }

    private void Persist(int number, byte[] sector)
    {
        var end = (number + 1) * SimulatedSector.Size;
        if (end > _onDisk.Length)
            Array.Resize(ref _onDisk, Math.Max(end, _onDisk.Length * 2));
        sector.CopyTo(_onDisk, number * SimulatedSector.Size);
    }

    private static long WholeSectors(long length) => (length + SimulatedSector.Size - 1) / SimulatedSector.Size * SimulatedSector.Size;
}

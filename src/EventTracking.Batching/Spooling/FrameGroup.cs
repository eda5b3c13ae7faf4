using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Spooling;

/// <summary>Frames in memory that are appended to the log together. Not thread-safe.</summary>
internal sealed class FrameGroup
{
    private const int MinSize = 16 * 1024;

    /// <summary>A larger array is released after this many groups in a row that fill only a part of it.</summary>
    private const int MaxSmallGroups = 64;

    /// <summary>The size up to which an array is always kept.</summary>
    private const int MaxIdleSize = 1024 * 1024;

    private byte[] _bytes = new byte[MinSize];
    private int _smallGroups;

    public int Count { get; private set; }

    /// <summary>Gets the size of the frames in bytes.</summary>
    public int Bytes { get; private set; }

    /// <summary>Gets the total size of the lines in bytes.</summary>
    public long LineBytes { get; private set; }

    /// <summary>Gets or sets when the first event was added, as a timestamp of the clock.</summary>
    public long FirstAdded { get; set; }

    public Span<byte> Frames => _bytes.AsSpan(0, Bytes);

    /// <summary>Adds an event.</summary>
    /// <param name="envelope">The event.</param>
    /// <param name="id">Its id, which is calculated before the caller takes its lock.</param>
    /// <param name="name">Its name in UTF-8.</param>
    public void Add(in EventEnvelope envelope, Guid id, ReadOnlySpan<byte> name) =>
        Add(id, envelope.Timestamp.UtcTicks, envelope.Version, name, envelope.Json);

    /// <summary>Adds an event that was read from another spool.</summary>
    public void Add(in SpooledEvent spooled) =>
        Add(spooled.Id, spooled.UtcTicks, spooled.Version, spooled.NameUtf8, spooled.Line);

    /// <summary>Adds an event by its parts.</summary>
    public void Add(Guid id, long utcTicks, int version, ReadOnlySpan<byte> name, ReadOnlySpan<byte> line)
    {
        var size = SpoolFrame.SizeOf(name.Length, line.Length);
        SpoolFrame.Write(Reserve(size), id, utcTicks, version, name, line);
        Bytes += size;
        LineBytes += line.Length;
        Count++;
    }

    /// <summary>Returns the header of the first event; an empty one if there is none, or if it is not a line.</summary>
    public EventHeader FirstHeader(BackendAccount account)
    {
        if (Count == 0)
            return default;

        var first = new SpooledEvent(0, Frames.Slice(SpoolFrame.HeaderBytes, SpoolFrame.LengthOf(Frames)));
        try
        {
            return account.Restore(first.NameUtf8, first.Id, first.Timestamp, first.Version, first.Line);
        }
        catch (ArgumentException)
        {
            return default;
        }
    }

    public void Clear()
    {
        // One small group may be a pause between bursts: the next burst would make emitting threads grow the array again.
        _smallGroups = Bytes < _bytes.Length / 8 ? _smallGroups + 1 : 0;
        if (_bytes.Length > MaxIdleSize && _smallGroups >= MaxSmallGroups)
            (_bytes, _smallGroups) = (new byte[MinSize], 0);
        (Count, Bytes, LineBytes) = (0, 0, 0);
    }

    private Span<byte> Reserve(int size)
    {
        if (_bytes.Length - Bytes < size)
            Array.Resize(ref _bytes, Math.Max((int)Math.Min(_bytes.Length * 2L, Array.MaxLength), Bytes + size));
        return _bytes.AsSpan(Bytes, size);
    }
}

using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Spooling;

/// <summary>Frames in an array that grows. Not thread-safe.</summary>
internal sealed class FrameGroup : IFrameGroup
{
    private const int MinSize = 16 * 1024;

    private byte[] _bytes = new byte[MinSize];

    public int Count { get; private set; }

    /// <summary>Gets the size of the frames in bytes.</summary>
    public int Bytes { get; private set; }

    public int Pieces => 1;

    public Span<byte> Piece(int index) => _bytes.AsSpan(0, Bytes);

    /// <summary>Adds an event that was read from another spool.</summary>
    public void Add(in SpooledEvent spooled) =>
        Add(spooled.Id, spooled.UtcTicks, spooled.Version, spooled.NameUtf8, spooled.Line, spooled.RoutingDepth);

    /// <summary>Adds an event by its parts.</summary>
    public void Add(Guid id, long utcTicks, int version, ReadOnlySpan<byte> name, ReadOnlySpan<byte> line, int routingDepth = 0)
    {
        var size = SpoolFrame.SizeOf(name.Length, line.Length);
        SpoolFrame.Write(Reserve(size), id, utcTicks, version, name, line, routingDepth);
        Bytes += size;
        Count++;
    }

    public void Clear() => (Count, Bytes) = (0, 0);

    private Span<byte> Reserve(int size)
    {
        if (_bytes.Length - Bytes < size)
            Array.Resize(ref _bytes, Math.Max((int)Math.Min(_bytes.Length * 2L, Array.MaxLength), Bytes + size));
        return _bytes.AsSpan(Bytes, size);
    }
}

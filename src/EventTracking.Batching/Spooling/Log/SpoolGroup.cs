using System.Text;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>A growing buffer of frames that are appended together.</summary>
internal sealed class SpoolGroup
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    public int Count { get; private set; }

    public Span<byte> Frames => _bytes.AsSpan(0, _length);

    public void Add(Guid id, long utcTicks, int version, string name, ReadOnlySpan<byte> line)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        var size = SpoolFrame.SizeOf(utf8.Length, line.Length);
        if (_bytes.Length - _length < size)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + size));

        SpoolFrame.Write(_bytes.AsSpan(_length, size), id, utcTicks, version, utf8, line);
        _length += size;
        Count++;
    }

    public void Clear() => (_length, Count) = (0, 0);
}

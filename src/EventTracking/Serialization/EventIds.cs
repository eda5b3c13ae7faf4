using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EventTracking.Serialization;

/// <summary>
/// Makes event ids: UUIDs of version 7, ordered by time, and by emit within a thread. One for each thread.
/// </summary>
/// <remarks>
/// RFC 9562, 6.2, method 2: the random part starts at a place that a cryptographic generator chose for the thread, and counts
/// up by one for each id. 74 random bits keep threads and processes apart.
/// </remarks>
internal sealed class EventIds
{
    private readonly ushort _high;
    private ulong _low;

    public EventIds()
    {
        Span<byte> seed = stackalloc byte[10];
        RandomNumberGenerator.Fill(seed);
        _high = BinaryPrimitives.ReadUInt16BigEndian(seed);
        _low = BinaryPrimitives.ReadUInt64BigEndian(seed[2..]);
    }

    public Guid Next(long unixMilliseconds)
    {
        const ulong version = 0x7000;
        const ulong variant = 0x8000_0000_0000_0000;

        _low++;
        var high = ((ulong)unixMilliseconds << 16) | version | (_high & 0x0FFFUL);
        var low = variant | (_low & 0x3FFF_FFFF_FFFF_FFFF);
        return new Guid(
            (uint)(high >> 32), (ushort)(high >> 16), (ushort)high,
            (byte)(low >> 56), (byte)(low >> 48), (byte)(low >> 40), (byte)(low >> 32),
            (byte)(low >> 24), (byte)(low >> 16), (byte)(low >> 8), (byte)low);
    }
}

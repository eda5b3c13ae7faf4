using System.Buffers.Binary;
using EventTracking.Threading;

namespace EventTracking.Line;

/// <summary>
/// Makes event ids: UUIDs of version 7, ordered by time, and by emit within a thread. One for each thread.
/// </summary>
/// <remarks>
/// RFC 9562, 6.2, method 2: the random part starts at a place that a random UUID chose for the thread, and counts up by one for each
/// id. 74 random bits keep threads and processes apart.
/// </remarks>
internal sealed class EventIds : CacheLinePadded, IEventIdSource
{
    private const ulong Version = 0x7000;
    private const ulong Variant = 0x8000_0000_0000_0000;
    private const ulong CounterMask = 0x3FFF_FFFF_FFFF_FFFF;

    private readonly ulong _versionAndRandom;
    private ulong _counter;

    internal readonly CacheLines After;

    public EventIds()
    {
        // A UUID of version 4 is random wherever one of version 7 is. The cryptographic generator of .NET would say no more, and draw
        // the library of OpenSSL into every native program.
        Span<byte> seed = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(seed, bigEndian: true, out _);
        _versionAndRandom = Version | (BinaryPrimitives.ReadUInt16BigEndian(seed[6..]) & 0x0FFFUL);
        _counter = BinaryPrimitives.ReadUInt64BigEndian(seed[8..]);
    }

    /// <summary>The low half of the next id. It is known before the time is: sampling decides by it.</summary>
    public ulong Next() => Variant | (++_counter & CounterMask);

    /// <summary>The id with that low half, at that time. It is put together where it is asked for; most events go without.</summary>
    public Guid At(long utcTicks, ulong low)
    {
        // A version 7 UUID cannot express a time before 1970.
        var milliseconds = (ulong)Math.Max(0, utcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        var high = (milliseconds << 16) | _versionAndRandom;
        return new Guid(
            (uint)(high >> 32), (ushort)(high >> 16), (ushort)high,
            (byte)(low >> 56), (byte)(low >> 48), (byte)(low >> 40), (byte)(low >> 32),
            (byte)(low >> 24), (byte)(low >> 16), (byte)(low >> 8), (byte)low);
    }
}

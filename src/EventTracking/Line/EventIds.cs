using System.Buffers.Binary;
using EventTracking.Threading;

namespace EventTracking.Line;

/// <summary>
/// Creates event ids: UUIDs of version 7, ordered by time, and by emit within a thread. Each thread has its own instance.
/// </summary>
/// <remarks>
/// RFC 9562, 6.2, method 2: the random part starts at a random value per thread and is incremented for each id. 74 random bits distinguish
/// threads and processes.
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
        // A UUID of version 4 has random bits wherever one of version 7 has them. The cryptographic generator of .NET would add OpenSSL's
        // shim to every native program (docs/native-size.md).
        Span<byte> seed = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(seed, bigEndian: true, out _);
        _versionAndRandom = Version | (BinaryPrimitives.ReadUInt16BigEndian(seed[6..]) & 0x0FFFUL);
        _counter = BinaryPrimitives.ReadUInt64BigEndian(seed[8..]);
    }

    /// <summary>
    /// Returns the low half of the next id. It does not depend on the time, and sampling needs it before the clock is read.
    /// </summary>
    public ulong Next() => Variant | (++_counter & CounterMask);

    /// <summary>Returns the id with this low half at this time. It is assembled on request: most events never need it.</summary>
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

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
    public Guid At(long utcTicks, ulong low) => At(utcTicks, _versionAndRandom, low);

    /// <summary>Returns the time that an id contains: milliseconds since 1970.</summary>
    /// <remarks>A UUID of version 7 cannot express an earlier time.</remarks>
    public static ulong MillisecondsOf(long utcTicks) =>
        (ulong)Math.Max(0, utcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    /// <summary>Returns an id from its parts.</summary>
    /// <param name="utcTicks">The time.</param>
    /// <param name="versionAndRandom">The 16 bits after the time.</param>
    /// <param name="low">The low half.</param>
    public static Guid At(long utcTicks, ulong versionAndRandom, ulong low)
    {
        var high = (MillisecondsOf(utcTicks) << 16) | versionAndRandom;
        return new Guid(
            (uint)(high >> 32), (ushort)(high >> 16), (ushort)high,
            (byte)(low >> 56), (byte)(low >> 48), (byte)(low >> 40), (byte)(low >> 32),
            (byte)(low >> 24), (byte)(low >> 16), (byte)(low >> 8), (byte)low);
    }
}

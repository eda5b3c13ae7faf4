using System.Buffers.Binary;

namespace EventTracking.Line;

/// <summary>The ids of events that were read back from storage.</summary>
/// <remarks>
/// An id that <see cref="EventIds"/> created has its time in common with the event, and only 4,096 values are possible for the rest of its
/// high half, so its source is shared by many events. Other ids, of imported events for example, have a source of their own.
/// </remarks>
internal static class StoredIds
{
    private const ushort Version = 0x7000;
    private const ushort RandomMask = 0x0FFF;

    private static readonly OfTime?[] Shared = new OfTime?[RandomMask + 1];

    /// <summary>Returns the source of an id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="utcTicks">The time of the event.</param>
    /// <param name="low">The low half of the id.</param>
    public static IEventIdSource Of(Guid id, long utcTicks, out ulong low)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var rest = (ushort)high;
        return high >> 16 == EventIds.MillisecondsOf(utcTicks) && (rest & ~RandomMask) == Version
            ? Shared[rest & RandomMask] ??= new OfTime(rest)
            : new Given(id);
    }

    private sealed class OfTime(ulong versionAndRandom) : IEventIdSource
    {
        public Guid At(long utcTicks, ulong low) => EventIds.At(utcTicks, versionAndRandom, low);
    }

    private sealed class Given(Guid id) : IEventIdSource
    {
        public Guid At(long utcTicks, ulong low) => id;
    }
}

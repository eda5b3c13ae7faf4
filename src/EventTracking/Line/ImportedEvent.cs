using System.Buffers.Binary;

namespace EventTracking.Line;

/// <summary>The time, and perhaps the id, that the caller gives an event: imports and replays keep those of the original.</summary>
internal sealed class ImportedEvent : IEventIdSource
{
    private readonly Guid _id;

    /// <exception cref="ArgumentException"><paramref name="id"/> is <see cref="Guid.Empty"/>.</exception>
    public ImportedEvent(DateTimeOffset timestamp, Guid? id)
    {
        if (id == Guid.Empty)
        {
            throw new ArgumentException(
                "The id is Guid.Empty, which would make different events look like duplicates. Pass the id of the event, or null for a "
                    + "new one.",
                nameof(id));
        }

        UtcTicks = timestamp.UtcTicks;
        if (id is { } given)
            (_id, IdLow) = (given, LowHalfOf(given));
    }

    public long UtcTicks { get; }

    /// <summary>The low half of the id; <see langword="null"/> if the event gets a new id.</summary>
    public ulong? IdLow { get; }

    public Guid At(long utcTicks, ulong low) => _id;

    private static ulong LowHalfOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
    }
}

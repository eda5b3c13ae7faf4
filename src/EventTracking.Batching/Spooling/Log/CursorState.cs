using System.Buffers.Binary;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>What the cursor file remembers: 64 bytes with a checksum.</summary>
internal readonly record struct CursorState
{
    public const int Bytes = 64;

    private const int ChecksumAt = 60;
    private const ulong Salt = 0x3152_4F53_5255_4345;

    /// <summary>Gets the number of the write; the state with the highest one is valid.</summary>
    public long Generation { get; init; }

    public Guid SpoolId { get; init; }

    /// <summary>Gets the sequence through which all events are settled.</summary>
    public long Settled { get; init; }

    /// <summary>Gets the sequence through which all events are on disk, as far as known.</summary>
    public long Durable { get; init; }

    /// <summary>Gets the highest sequence that may have been used, so that a loss of power never leads to using one twice.</summary>
    public long Ceiling { get; init; }

    public void Write(Span<byte> slot)
    {
        slot[..Bytes].Clear();
        BinaryPrimitives.WriteInt64LittleEndian(slot, Generation);
        BinaryPrimitives.WriteInt64LittleEndian(slot[8..], Settled);
        BinaryPrimitives.WriteInt64LittleEndian(slot[16..], Durable);
        BinaryPrimitives.WriteInt64LittleEndian(slot[24..], Ceiling);
        SpoolId.TryWriteBytes(slot[32..]);
        BinaryPrimitives.WriteUInt32LittleEndian(slot[ChecksumAt..], Crc32C.Of(Salt, slot[..ChecksumAt]));
    }

    public static CursorState? Read(ReadOnlySpan<byte> slot)
    {
        if (slot.Length < Bytes || BinaryPrimitives.ReadUInt32LittleEndian(slot[ChecksumAt..]) != Crc32C.Of(Salt, slot[..ChecksumAt]))
            return null;

        return new CursorState
        {
            Generation = BinaryPrimitives.ReadInt64LittleEndian(slot),
            Settled = BinaryPrimitives.ReadInt64LittleEndian(slot[8..]),
            Durable = BinaryPrimitives.ReadInt64LittleEndian(slot[16..]),
            Ceiling = BinaryPrimitives.ReadInt64LittleEndian(slot[24..]),
            SpoolId = new Guid(slot.Slice(32, 16)),
        };
    }
}

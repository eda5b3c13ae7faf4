using System.Buffers.Binary;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>
/// The frame of an event in a segment: a header of 28 bytes (sync bytes, payload length, sequence, type and routing depth, checksum of the
/// header, checksum of the payload), the payload, and zeros up to a multiple of 8 bytes.
/// </summary>
/// <remarks>
/// The payload is the id (16 bytes), the timestamp in UTC ticks (8), the version (4), the length of the name (2), the name in UTF-8 and the
/// line. Integers are little-endian. Header and payload have separate checksums, so that a damaged length never hides the next frames. Both
/// start with the segment's random salt: an event that contains a well-formed frame is never read as one.
/// </remarks>
internal static class SpoolFrame
{
    public const int HeaderBytes = 28;
    public const int Alignment = 8;
    public const int MaxNameBytes = ushort.MaxValue;

    private const int SequenceAt = 8;
    private const int TypeAt = 16;
    private const int HeaderChecksumAt = 20;
    private const int PayloadChecksumAt = 24;
    private const int RoutingDepthAt = 17;
    private const uint EventType = 1;
    private const uint TypeMask = 0xFF_FF_00_FF;
    private const uint SyncBytes = 0xFE_00_FF_01;

    /// <summary>Returns the size of a whole frame.</summary>
    public static int SizeOf(int nameBytes, int lineBytes) => SizeOf(SpooledEvent.FixedBytes + nameBytes + lineBytes);

    /// <summary>Writes everything except the sequence and the checksums.</summary>
    /// <param name="frame">Exactly the bytes of the frame.</param>
    /// <param name="id">The id of the event.</param>
    /// <param name="utcTicks">The timestamp of the event.</param>
    /// <param name="version">The version of the event.</param>
    /// <param name="name">The name in UTF-8, at most <see cref="MaxNameBytes"/>.</param>
    /// <param name="line">The line.</param>
    /// <param name="routingDepth">The number of routers on the path of the event.</param>
    public static void Write(
        Span<byte> frame, Guid id, long utcTicks, int version, ReadOnlySpan<byte> name, ReadOnlySpan<byte> line, int routingDepth = 0)
    {
        var length = SpooledEvent.FixedBytes + name.Length + line.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(frame, SyncBytes);
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[TypeAt..], EventType);
        frame[RoutingDepthAt] = (byte)Math.Min(routingDepth, byte.MaxValue);
        SpooledEvent.Write(frame.Slice(HeaderBytes, length), id, utcTicks, version, name, line);
        frame[(HeaderBytes + length)..].Clear();
    }

    /// <summary>Writes the sequence and the checksums of a frame.</summary>
    /// <param name="frames">Starts with the frame.</param>
    /// <param name="sequence">The sequence.</param>
    /// <param name="salt">The salt of the segment.</param>
    /// <returns>The size of the frame.</returns>
    public static int Complete(Span<byte> frames, long sequence, ulong salt)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(frames[4..]);
        BinaryPrimitives.WriteInt64LittleEndian(frames[SequenceAt..], sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(frames[HeaderChecksumAt..], Crc32C.Of(salt, frames[..HeaderChecksumAt]));
        var checksum = Crc32C.Of(salt, sequence, frames.Slice(HeaderBytes, length));
        BinaryPrimitives.WriteUInt32LittleEndian(frames[PayloadChecksumAt..], checksum);
        return SizeOf(length);
    }

    /// <summary>Returns whether bytes may be a header. Most other bytes are rejected without computing a checksum.</summary>
    public static bool LooksLikeHeader(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes) == SyncBytes
        && LengthOf(bytes) >= SpooledEvent.FixedBytes
        && (BinaryPrimitives.ReadUInt32LittleEndian(bytes[TypeAt..]) & TypeMask) == EventType;

    /// <summary>Returns the length of the line in a frame.</summary>
    public static int LineBytesOf(ReadOnlySpan<byte> frame) =>
        new SpooledEvent(0, 0, frame.Slice(HeaderBytes, LengthOf(frame))).Line.Length;

    public static int RoutingDepthOf(ReadOnlySpan<byte> header) => header[RoutingDepthAt];

    public static int LengthOf(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt32LittleEndian(header[4..]);

    public static long SequenceOf(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt64LittleEndian(header[SequenceAt..]);

    public static bool HeaderMatches(ReadOnlySpan<byte> header, ulong salt) =>
        BinaryPrimitives.ReadUInt32LittleEndian(header[HeaderChecksumAt..]) == Crc32C.Of(salt, header[..HeaderChecksumAt]);

    public static bool PayloadMatches(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, ulong salt) =>
        BinaryPrimitives.ReadUInt32LittleEndian(header[PayloadChecksumAt..]) == Crc32C.Of(salt, SequenceOf(header), payload);

    public static int SizeOf(int payloadBytes) => (HeaderBytes + payloadBytes + Alignment - 1) & -Alignment;
}

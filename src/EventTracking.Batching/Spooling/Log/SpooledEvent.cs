using System.Buffers.Binary;
using System.ComponentModel;
using System.Text;

namespace EventTracking;

/// <summary>An event as it was read from a spool. Valid until the next event is read.</summary>
public readonly ref struct SpooledEvent
{
    internal const int FixedBytes = NameAt;

    private const int TicksAt = 16;
    private const int VersionAt = 24;
    private const int NameLengthAt = 28;
    private const int NameAt = 30;

    private readonly ReadOnlySpan<byte> _payload;

    internal SpooledEvent(long sequence, int routingDepth, ReadOnlySpan<byte> payload)
    {
        Sequence = sequence;
        RoutingDepth = routingDepth;
        _payload = payload;
    }

    /// <summary>Gets the sequence number of the event in its spool, from 1. Numbers are never reused; some may be skipped.</summary>
    public long Sequence { get; }

    /// <summary>Gets the id of the event; see <see cref="EventEnvelope.Id"/>.</summary>
    public Guid Id => new(_payload[..TicksAt]);

    /// <summary>Gets the time of the event in UTC, with microseconds.</summary>
    public DateTimeOffset Timestamp => new(UtcTicks, TimeSpan.Zero);

    /// <summary>Gets the version of the declared event; 0 for an untyped or renamed one.</summary>
    public int Version => BinaryPrimitives.ReadInt32LittleEndian(_payload[VersionAt..]);

    /// <summary>Gets the event name.</summary>
    public string Name => Encoding.UTF8.GetString(NameUtf8);

    /// <summary>Gets the event name as UTF-8.</summary>
    public ReadOnlySpan<byte> NameUtf8 => _payload.Slice(NameAt, NameBytes);

    /// <summary>Gets the whole line as UTF-8, without a line break.</summary>
    public ReadOnlySpan<byte> Line => _payload[(NameAt + NameBytes)..];

    /// <summary>Gets the <see cref="EventEnvelope.RoutingDepth"/> of the event.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int RoutingDepth { get; }

    internal long UtcTicks => BinaryPrimitives.ReadInt64LittleEndian(_payload[TicksAt..]);

    private int NameBytes => BinaryPrimitives.ReadUInt16LittleEndian(_payload[NameLengthAt..]);

    /// <summary>Returns the name, without the line, which may be confidential.</summary>
    public override string ToString() => $"{Sequence} {Name}";

    internal static void Write(
        Span<byte> payload, Guid id, long utcTicks, int version, ReadOnlySpan<byte> name, ReadOnlySpan<byte> line)
    {
        id.TryWriteBytes(payload);
        BinaryPrimitives.WriteInt64LittleEndian(payload[TicksAt..], utcTicks);
        BinaryPrimitives.WriteInt32LittleEndian(payload[VersionAt..], version);
        BinaryPrimitives.WriteUInt16LittleEndian(payload[NameLengthAt..], checked((ushort)name.Length));
        name.CopyTo(payload[NameAt..]);
        line.CopyTo(payload[(NameAt + name.Length)..]);
    }

    /// <summary>Returns whether a payload with a matching checksum is an event that this version can read.</summary>
    internal static bool IsValid(ReadOnlySpan<byte> payload) =>
        payload.Length >= NameAt && BinaryPrimitives.ReadUInt16LittleEndian(payload[NameLengthAt..]) <= payload.Length - NameAt
        && (ulong)BinaryPrimitives.ReadInt64LittleEndian(payload[TicksAt..]) <= (ulong)DateTime.MaxValue.Ticks;
}

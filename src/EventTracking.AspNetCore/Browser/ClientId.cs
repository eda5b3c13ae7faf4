using System.Buffers.Binary;

namespace EventTracking.AspNetCore.Browser;

/// <summary>
/// Decides whether an event keeps the id that the browser gave it. The ids must be UUIDs of version 7 around the current time: a page can
/// repeat its own recent ids, but not those of events that were stored long ago.
/// </summary>
internal static class ClientId
{
    private const int UuidVersion = 7;
    private const int TimestampShift = 16;

    /// <summary>Clocks of devices are often set to the wrong time zone.</summary>
    private static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    /// <summary>Returns the id if it is fresh, otherwise <see langword="null"/>.</summary>
    public static Guid? IfFresh(Guid? id, DateTimeOffset now, TimeSpan maxAge)
    {
        // The variant is two bits: 10.
        if (id is not { Version: UuidVersion, Variant: >= 8 and <= 11 } uuid)
            return null;

        Span<byte> bytes = stackalloc byte[16];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> TimestampShift);
        var age = now.ToUnixTimeMilliseconds() - milliseconds;
        return age <= maxAge.TotalMilliseconds && -age <= MaxAhead.TotalMilliseconds ? id : null;
    }
}

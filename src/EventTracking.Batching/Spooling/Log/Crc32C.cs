using System.Buffers.Binary;
using System.Numerics;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>The checksum CRC-32C, which processors compute in hardware.</summary>
internal static class Crc32C
{
    private const uint Start = uint.MaxValue;

    /// <summary>Returns the checksum of a salt followed by bytes.</summary>
    public static uint Of(ulong salt, ReadOnlySpan<byte> bytes) => ~Append(BitOperations.Crc32C(Start, salt), bytes);

    /// <summary>Returns the checksum of a salt and a sequence number followed by bytes.</summary>
    public static uint Of(ulong salt, long sequence, ReadOnlySpan<byte> bytes) =>
        ~Append(BitOperations.Crc32C(BitOperations.Crc32C(Start, salt), (ulong)sequence), bytes);

    private static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return crc;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace EventTracking.Redis.Handling;

/// <summary>
/// UUIDs of version 8 for events whose id is not a UUID: the same text always has the same one, so that repeated deliveries can be
/// recognized.
/// </summary>
internal static class NameUuid
{
    public static Guid Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

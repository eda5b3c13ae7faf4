using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>
/// The header of a segment: 64 bytes at the start of the file, and a copy in the next sector, because the salt is needed to read the
/// frames.
/// </summary>
/// <remarks>
/// Magic bytes (8), format version (4), flags (4), id of the spool (16), first sequence (8), preceding sequence (8), salt (8), zeros (4),
/// checksum (4). Later format versions keep this layout of the version and the checksum.
/// </remarks>
internal sealed class SegmentHeader
{
    public const int Bytes = 64;
    public const int CopyAt = 512;

    /// <summary>The offset of the first frame.</summary>
    public const int FramesAt = CopyAt + Bytes;

    /// <summary>The version of the format that this code reads and writes.</summary>
    public const int CurrentVersion = 1;

    private const int ChecksumAt = 60;
    private const uint WithoutSync = 1;

    public int Version { get; private init; } = CurrentVersion;

    public required Guid SpoolId { get; init; }

    /// <summary>Gets the sequence of the first frame.</summary>
    public required long First { get; init; }

    /// <summary>Gets the last sequence of the previous segment. Less than <see cref="First"/> - 1 if sequences were skipped.</summary>
    public required long Preceding { get; init; }

    public required ulong Salt { get; init; }

    /// <summary>Gets whether the frames were synced only after the segment was finished.</summary>
    public required SpoolDurability Durability { get; init; }

    /// <summary>Gets the offset of the header or the copy that cannot be read although the other one can.</summary>
    public int? DamagedAt { get; private set; }

    private static ReadOnlySpan<byte> Magic => "EVTSPOOL"u8;

    /// <summary>Returns the bytes before the first frame.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[FramesAt];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), Durability is SpoolDurability.Process ? WithoutSync : 0);
        SpoolId.TryWriteBytes(bytes.AsSpan(16));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(32), First);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(40), Preceding);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(48), Salt);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumAt), Crc32C.Of(0, bytes.AsSpan(0, ChecksumAt)));
        bytes.AsSpan(0, Bytes).CopyTo(bytes.AsSpan(CopyAt));
        return bytes;
    }

    /// <summary>Reads the header or its copy from the start of a file.</summary>
    public static bool TryRead(ISpoolFile file, [NotNullWhen(true)] out SegmentHeader? header)
    {
        Span<byte> start = stackalloc byte[FramesAt];
        var length = file.Fill(0, start);
        header = Parse(start[..Math.Min(length, Bytes)]);
        var copy = length is FramesAt ? Parse(start[CopyAt..]) : null;
        var damagedAt = header is null ? 0 : copy is null ? CopyAt : (int?)null;
        header ??= copy;
        if (header is null)
            return false;

        header.DamagedAt = damagedAt;
        return true;
    }

    /// <exception cref="SpoolFolderException">The segment has the format of a later version.</exception>
    public void CheckVersion(string folder, string path)
    {
        if (Version is CurrentVersion)
            return;

        throw new SpoolFolderException(
            folder,
            $"'{path}' has the format version {Version}, and this version of EventTracking reads version {CurrentVersion}.",
            "Update EventTracking, or move the file to another folder.");
    }

    private static SegmentHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Bytes || !bytes.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumAt..]) != Crc32C.Of(0, bytes[..ChecksumAt]))
        {
            return null;
        }

        return new SegmentHeader
        {
            Version = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
            Durability = (BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) & WithoutSync) is 0
                ? SpoolDurability.Disk
                : SpoolDurability.Process,
            SpoolId = new Guid(bytes.Slice(16, 16)),
            First = BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            Preceding = BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]),
            Salt = BinaryPrimitives.ReadUInt64LittleEndian(bytes[48..]),
        };
    }
}

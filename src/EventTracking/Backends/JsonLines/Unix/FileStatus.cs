using System.Runtime.InteropServices;

namespace EventTracking.JsonLines.Unix;

/// <summary>
/// Which file it is, and of which kind: a part of <c>struct statx</c>, which unlike <c>struct stat</c> is the same on every
/// architecture and in every C library.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    /// <summary>Which parts to ask for: the kind and the inode.</summary>
    public const uint Wanted = 0x101;

    private const ushort KindMask = 0xF000;
    private const ushort RegularKind = 0x8000;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(136)]
    public ulong Device;

    public readonly bool IsRegular => (Mode & KindMask) == RegularKind;

    public readonly bool IsSameFileAs(in FileStatus other) => Inode == other.Inode && Device == other.Device;
}

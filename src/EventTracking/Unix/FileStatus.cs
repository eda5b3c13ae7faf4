using System.Runtime.InteropServices;

namespace EventTracking.Unix;

/// <summary>
/// A part of <c>struct statx</c>, which unlike <c>struct stat</c> has the same layout on every architecture and in every C library.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    /// <summary>The fields to request: type, mode, number of links, owner, group and inode.</summary>
    public const uint RequestedFields = 0x11F;

    private const ushort KindMask = 0xF000;
    private const ushort RegularKind = 0x8000;

    /// <summary>The number of names (hard links) of the file.</summary>
    [FieldOffset(16)]
    public uint Links;

    [FieldOffset(20)]
    public uint Owner;

    [FieldOffset(24)]
    public uint Group;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(136)]
    public ulong Device;

    public readonly bool IsRegular => (Mode & KindMask) == RegularKind;

    public readonly UnixFileMode Permissions => (UnixFileMode)(Mode & ~KindMask);

    public readonly bool IsSameFileAs(in FileStatus other) => Inode == other.Inode && Device == other.Device;
}

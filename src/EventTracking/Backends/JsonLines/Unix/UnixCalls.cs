using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.JsonLines.Unix;

/// <summary>
/// What a file of lines asks of the operating system, call by call. Each method answers with what the call did, or with the
/// negative error number. Tests override single ones, to let a disk fill up or a sync fail where no disk would.
/// </summary>
/// <remarks>
/// Locks, identities and kinds of file systems are those of 64-bit Linux. Elsewhere every lock is granted, a file counts as being at its
/// path, and no file system is known.
/// </remarks>
internal unsafe class UnixCalls
{
    private static readonly bool HasLinuxLayouts = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Opens a file that is there, for reading and appending: <c>O_RDWR | O_APPEND | O_CLOEXEC</c>.</summary>
    /// <returns>A file descriptor.</returns>
    public virtual int Open(string path) => Open(path, OperatingSystem.IsLinux() ? 0x2 | 0x400 | 0x80000 : 0x2 | 0x8 | 0x1000000);

    /// <summary>Opens a folder, to sync it.</summary>
    public virtual int OpenFolder(string path) => Open(path, OperatingSystem.IsLinux() ? 0x80000 : 0x1000000);

    /// <summary>Appends as much as there is room for.</summary>
    /// <returns>How many bytes.</returns>
    public virtual int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        using var open = new Descriptor(file);
        fixed (byte* first = bytes)
            return Answer((int)LibC.Write(open.Number, first, (nuint)bytes.Length));
    }

    /// <summary>Sets blocks of the disk apart for a part of the file that is still to be written. Its length stays as it is.</summary>
    public virtual int Reserve(SafeFileHandle file, long offset, long length)
    {
        const int KeepLength = 1;
        if (!HasLinuxLayouts)
            return -ErrorNumber.NotSupported;

        using var open = new Descriptor(file);
        return Answer(LibC.FAllocate(open.Number, KeepLength, offset, length));
    }

    /// <summary>Whether the file is on ext4, or on one of its predecessors.</summary>
    public virtual bool IsOnExt4(SafeFileHandle file)
    {
        const int Ext4 = 0xEF53;
        if (!HasLinuxLayouts)
            return false;

        // struct statfs begins with the kind of the file system, and takes 120 bytes.
        var status = stackalloc nint[32];
        using var open = new Descriptor(file);
        return LibC.FStatFs(open.Number, status) >= 0 && status[0] == Ext4;
    }

    public virtual int Truncate(SafeFileHandle file, long length)
    {
        using var open = new Descriptor(file);
        return Answer(LibC.FTruncate(open.Number, length));
    }

    /// <summary>Waits until the disk has what was written. FileStream and RandomAccess would keep its failure to themselves.</summary>
    public virtual int Sync(SafeFileHandle file)
    {
        const int FullSync = 51;
        using var open = new Descriptor(file);
        if (OperatingSystem.IsMacOS())
            return Answer(LibC.FCntl(open.Number, FullSync, 0));
        return Answer(OperatingSystem.IsLinux() ? LibC.FDataSync(open.Number) : LibC.FSync(open.Number));
    }

    /// <summary>A folder's own data is its names; they need the full sync.</summary>
    public virtual int SyncFolder(SafeFileHandle folder)
    {
        using var open = new Descriptor(folder);
        return Answer(LibC.FSync(open.Number));
    }

    /// <summary>
    /// Takes the lock of the file, or fails at once. It belongs to the open file, not to the process, and ends with it. Unlike
    /// <c>flock</c> it does not meet the locks that .NET takes for <see cref="FileShare"/>, also for readers.
    /// </summary>
    public virtual int Lock(SafeFileHandle file) => SetLock(file, 1);

    public virtual int Unlock(SafeFileHandle file) => SetLock(file, 2);

    public virtual int Status(SafeFileHandle file, out FileStatus status)
    {
        const int EmptyPath = 0x1000;
        using var open = new Descriptor(file);
        fixed (byte* path = "\0"u8)
            return Status(open.Number, path, EmptyPath, out status);
    }

    public virtual int Status(string path, out FileStatus status)
    {
        const int WorkingFolder = -100;
        using scoped var name = new NativePath(path, stackalloc byte[NativePath.BufferSize]);
        return Status(WorkingFolder, name.Bytes, 0, out status);
    }

    private static int Open(string path, int flags)
    {
        using scoped var name = new NativePath(path, stackalloc byte[NativePath.BufferSize]);
        return Answer(LibC.Open(name.Bytes, flags));
    }

    private static int SetLock(SafeFileHandle file, short type)
    {
        const int SetOpenFileLock = 37;
        if (!HasLinuxLayouts)
            return 0;

        using var open = new Descriptor(file);
        var wholeFile = new FileRegion { Type = type };
        return Answer(LibC.FCntl(open.Number, SetOpenFileLock, (nint)(&wholeFile)));
    }

    private static int Status(int folder, byte* path, int flags, out FileStatus status)
    {
        status = default;
        if (!OperatingSystem.IsLinux())
            return -ErrorNumber.NotSupported;
        fixed (FileStatus* read = &status)
            return Answer(LibC.StatX(folder, path, flags, FileStatus.Wanted, read));
    }

    // To be called right behind the call, before anything else can fail.
    private static int Answer(int result) => result >= 0 ? result : -Marshal.GetLastSystemError();
}

using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Unix;

/// <summary>
/// System calls on files. Each method returns the result of the call, or the negated error number. Tests override single methods to
/// simulate a full disk or a failed sync.
/// </summary>
/// <remarks>
/// Locks, file identities and file system types are implemented for 64-bit Linux. On other platforms every lock is granted, an open
/// file counts as being at its path, and the type of the file system is unknown.
/// </remarks>
internal unsafe class UnixCalls
{
    /// <summary>Whether the structures of the system calls have the layout of 64-bit Linux.</summary>
    public static readonly bool HasLinuxLayouts = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Opens an existing file for reading and appending: <c>O_RDWR | O_APPEND | O_CLOEXEC</c>.</summary>
    /// <returns>A file descriptor.</returns>
    public virtual int Open(string path) => Open(path, OperatingSystem.IsLinux() ? 0x2 | 0x400 | 0x80000 : 0x2 | 0x8 | 0x1000000);

    /// <summary>Opens a folder for syncing.</summary>
    public virtual int OpenFolder(string path) => Open(path, OperatingSystem.IsLinux() ? 0x80000 : 0x1000000);

    /// <summary>Appends as many bytes as the system accepts.</summary>
    /// <returns>The number of bytes written.</returns>
    public virtual int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        using var open = new Descriptor(file);
        fixed (byte* first = bytes)
            return ResultOf((int)LibC.Write(open.Number, first, (nuint)bytes.Length));
    }

    /// <summary>Reserves disk blocks for a range of the file that is about to be written. The length of the file does not change.</summary>
    public virtual int Reserve(SafeFileHandle file, long offset, long length)
    {
        const int KeepLength = 1;
        if (!HasLinuxLayouts)
            return -ErrorNumber.NotSupported;

        using var open = new Descriptor(file);
        return ResultOf(LibC.FAllocate(open.Number, KeepLength, offset, length));
    }

    /// <summary>Returns whether the file is on ext4 or one of its predecessors.</summary>
    public virtual bool IsOnExt4(SafeFileHandle file) => FileSystemType(file) == 0xEF53;

    /// <summary>Returns the number of the type of the file system that the file is on, or 0 if it is unknown.</summary>
    protected static uint FileSystemType(SafeFileHandle file)
    {
        if (!HasLinuxLayouts)
            return 0;

        // struct statfs begins with the type of the file system and has 120 bytes.
        var status = stackalloc nint[32];
        using var open = new Descriptor(file);
        return LibC.FStatFs(open.Number, status) >= 0 ? (uint)status[0] : 0;
    }

    public virtual int Truncate(SafeFileHandle file, long length)
    {
        using var open = new Descriptor(file);
        return ResultOf(LibC.FTruncate(open.Number, length));
    }

    /// <summary>Sets the owner and the group of the file; <c>uint.MaxValue</c> leaves one unchanged.</summary>
    public virtual int SetOwner(SafeFileHandle file, uint owner, uint group)
    {
        using var open = new Descriptor(file);
        return ResultOf(LibC.FChown(open.Number, owner, group));
    }

    /// <summary>
    /// Renames a file, but not over an existing one: the system guarantees that if it can, otherwise the new name is checked first.
    /// </summary>
    /// <remarks>
    /// File.Move creates a second name and removes the first: if the first cannot be removed, the file keeps both.
    /// </remarks>
    public virtual int Rename(string from, string to)
    {
        const int WorkingFolder = -100;
        const uint NoReplace = 1;
        using scoped var source = new NativePath(from, stackalloc byte[NativePath.BufferSize]);
        using scoped var target = new NativePath(to, stackalloc byte[NativePath.BufferSize]);
        if (LibC.RenameAt2 is not null)
        {
            var result = ResultOf(LibC.RenameAt2(WorkingFolder, source.Bytes, WorkingFolder, target.Bytes, NoReplace));
            if (result is not (-ErrorNumber.InvalidArgument or -ErrorNumber.NotImplemented))
                return result;
        }

        return Path.Exists(to) ? -ErrorNumber.FileExists : ResultOf(LibC.Rename(source.Bytes, target.Bytes));
    }

    /// <summary>
    /// Ignores the signal SIGXFSZ, so that a write past the file size limit of the process (<c>ulimit -f</c>) fails instead of ending
    /// the process. A handler that the program has set is kept.
    /// </summary>
    public virtual void IgnoreFileSizeSignal()
    {
        const int FileSize = 25;
        const nint Ignore = 1;
        var before = LibC.Signal(FileSize, Ignore);
        if (before is not (0 or Ignore))
            LibC.Signal(FileSize, before);
    }

    /// <summary>Waits until everything written is on disk. FileStream and RandomAccess would not report a failure.</summary>
    public virtual int Sync(SafeFileHandle file)
    {
        const int FullSync = 51;
        using var open = new Descriptor(file);
        if (OperatingSystem.IsMacOS())
            return ResultOf(LibC.FCntl(open.Number, FullSync, 0));
        return ResultOf(OperatingSystem.IsLinux() ? LibC.FDataSync(open.Number) : LibC.FSync(open.Number));
    }

    /// <summary>Waits until the names in a folder are on disk. They need <c>fsync</c>.</summary>
    public virtual int SyncFolder(SafeFileHandle folder)
    {
        using var open = new Descriptor(folder);
        return ResultOf(LibC.FSync(open.Number));
    }

    /// <summary>
    /// Tries to take a lock without waiting. The lock belongs to the open file, not to the process, and is released when the file is
    /// closed. Unlike <c>flock</c>, it does not conflict with the locks that .NET takes for <see cref="FileShare"/>, even for readers.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="part">The offset of the byte to lock, which may be past the end of the file.</param>
    public virtual int Lock(SafeFileHandle file, long part) => SetLock(file, 1, part);

    public virtual int Unlock(SafeFileHandle file, long part) => SetLock(file, 2, part);

    public virtual int Status(SafeFileHandle file, out FileStatus status)
    {
        const int EmptyPath = 0x1000;
        using var open = new Descriptor(file);
        fixed (byte* path = "\0"u8)
            return Status(open.Number, path, EmptyPath, out status);
    }

    public virtual int Status(string path, out FileStatus status) => Status(path, 0, out status);

    /// <summary>Gets the status of a path without following a link at that path.</summary>
    public virtual int StatusOfLink(string path, out FileStatus status)
    {
        const int NoFollow = 0x100;
        return Status(path, NoFollow, out status);
    }

    private static int Status(string path, int flags, out FileStatus status)
    {
        const int WorkingFolder = -100;
        using scoped var name = new NativePath(path, stackalloc byte[NativePath.BufferSize]);
        return Status(WorkingFolder, name.Bytes, flags, out status);
    }

    protected static int Open(string path, int flags)
    {
        using scoped var name = new NativePath(path, stackalloc byte[NativePath.BufferSize]);
        return ResultOf(LibC.Open(name.Bytes, flags));
    }

    private static int SetLock(SafeFileHandle file, short type, long part)
    {
        const int SetOpenFileLock = 37;
        if (!HasLinuxLayouts)
            return 0;

        using var open = new Descriptor(file);
        var region = new FileRegion { Type = type, Start = part, Length = 1 };
        return ResultOf(LibC.FCntl(open.Number, SetOpenFileLock, (nint)(&region)));
    }

    private static int Status(int folder, byte* path, int flags, out FileStatus status)
    {
        status = default;
        if (!OperatingSystem.IsLinux())
            return -ErrorNumber.NotSupported;
        fixed (FileStatus* read = &status)
            return ResultOf(LibC.StatX(folder, path, flags, FileStatus.RequestedFields, read));
    }

    // Must be called right after the system call, before another failure replaces its error.
    protected static int ResultOf(int result) => result >= 0 ? result : -Marshal.GetLastSystemError();
}

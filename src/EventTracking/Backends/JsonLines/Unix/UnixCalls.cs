using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.JsonLines.Unix;

/// <summary>
/// What a file of lines asks of the operating system, call by call. Each method answers with what the call did, or with the
/// negative error number. Tests override single ones, to let a disk fill up or a sync fail where no disk would.
/// </summary>
/// <remarks>
/// Locks and identities are those of 64-bit Linux. Elsewhere every lock is granted, and a file counts as being at its path.
/// </remarks>
internal class UnixCalls
{
    private static readonly bool HasLocks = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Opens a file that is there, for reading and appending: <c>O_RDWR | O_APPEND | O_CLOEXEC</c>.</summary>
    /// <returns>A file descriptor.</returns>
    public virtual int Open(string path) =>
        Answer(LibC.Open(path, OperatingSystem.IsLinux() ? 0x2 | 0x400 | 0x80000 : 0x2 | 0x8 | 0x1000000));

    /// <summary>Opens a folder, to sync it.</summary>
    public virtual int OpenFolder(string path) => Answer(LibC.Open(path, OperatingSystem.IsLinux() ? 0x80000 : 0x1000000));

    /// <summary>Appends as much as there is room for.</summary>
    /// <returns>How many bytes.</returns>
    public virtual int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes) => Answer((int)LibC.Write(file, bytes, (nuint)bytes.Length));

    public virtual int Truncate(SafeFileHandle file, long length) => Answer(LibC.FTruncate(file, length));

    /// <summary>Waits until the disk has what was written. FileStream and RandomAccess would keep its failure to themselves.</summary>
    public virtual int Sync(SafeFileHandle file)
    {
        const int FullSync = 51;
        if (OperatingSystem.IsMacOS())
            return Answer(LibC.FCntl(file, FullSync, 0));
        return Answer(OperatingSystem.IsLinux() ? LibC.FDataSync(file) : LibC.FSync(file));
    }

    /// <summary>A folder's own data is its names; they need the full sync.</summary>
    public virtual int SyncFolder(SafeFileHandle folder) => Answer(LibC.FSync(folder));

    /// <summary>
    /// Takes the lock of the file, or fails at once. It belongs to the open file, not to the process, and ends with it. Unlike
    /// <c>flock</c> it does not meet the locks that .NET takes for <see cref="FileShare"/>, also for readers.
    /// </summary>
    public virtual int Lock(SafeFileHandle file) => SetLock(file, 1);

    public virtual int Unlock(SafeFileHandle file) => SetLock(file, 2);

    public virtual int Status(SafeFileHandle file, out FileStatus status)
    {
        const int EmptyPath = 0x1000;
        if (!OperatingSystem.IsLinux())
            return NoStatus(out status);
        return Answer(LibC.StatX(file, "", EmptyPath, FileStatus.Wanted, out status));
    }

    public virtual int Status(string path, out FileStatus status)
    {
        const int WorkingFolder = -100;
        if (!OperatingSystem.IsLinux())
            return NoStatus(out status);
        return Answer(LibC.StatX(WorkingFolder, path, 0, FileStatus.Wanted, out status));
    }

    private static int SetLock(SafeFileHandle file, short type)
    {
        const int SetOpenFileLock = 37;
        if (!HasLocks)
            return 0;

        var wholeFile = new FileRegion { Type = type };
        return Answer(LibC.FCntl(file, SetOpenFileLock, ref wholeFile));
    }

    private static int NoStatus(out FileStatus status)
    {
        status = default;
        return -ErrorNumber.NotSupported;
    }

    private static int Answer(int result) => result >= 0 ? result : -Marshal.GetLastPInvokeError();
}

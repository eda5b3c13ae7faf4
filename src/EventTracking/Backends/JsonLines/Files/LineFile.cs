using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>A file that lines are appended to, open.</summary>
internal abstract class LineFile(SafeFileHandle handle) : IDisposable
{
    /// <summary>Whether it is a file with a beginning and an end, and not a pipe or a device.</summary>
    public abstract bool IsRegular { get; }

    public long Length => IsRegular ? RandomAccess.GetLength(Handle) : 0;

    public DateTime LastWriteTimeUtc
    {
        get => File.GetLastWriteTimeUtc(Handle);
        set => File.SetLastWriteTimeUtc(Handle, value);
    }

    /// <summary>Who may do what with the file; <see langword="null"/> where files have no such permissions.</summary>
    public abstract FilePermissions? Permissions { get; }

    /// <summary>Whether no name leads to the file any more: what is written to it is lost.</summary>
    public abstract bool IsDeleted { get; }

    protected SafeFileHandle Handle { get; } = handle;

    /// <summary>Reads from anywhere in the file.</summary>
    /// <returns>How many bytes; 0 at the end.</returns>
    public int Read(Span<byte> bytes, long offset) => RandomAccess.Read(Handle, bytes, offset);

    /// <summary>Appends as many bytes as the system takes.</summary>
    /// <returns>How many bytes, which may be fewer than there are.</returns>
    /// <exception cref="IOException">None could be written.</exception>
    public abstract int Write(ReadOnlySpan<byte> bytes);

    /// <summary>Cuts the file.</summary>
    /// <exception cref="IOException">It cannot be cut.</exception>
    public abstract void Truncate(long length);

    /// <summary>
    /// Waits for a write of another process that is under way: until it ends, a reader sees a part of the block.
    /// </summary>
    public abstract void WaitForWrite();

    /// <summary>Waits until the disk has what was written.</summary>
    /// <exception cref="IOException">
    /// It has not, and another sync would not report it: the system counts the data as written now.
    /// </exception>
    public abstract void Sync();

    /// <summary>Gives the file these permissions, as far as this process may.</summary>
    public abstract void SetPermissions(FilePermissions permissions);

    /// <summary>The lock of this file in a lock file.</summary>
    public abstract LockRange WriteLock { get; }

    /// <summary>Takes a lock that other processes respect, until it is unlocked or the file is closed.</summary>
    /// <returns><see langword="false"/> if another open file has it.</returns>
    public abstract bool TryLock(LockRange range);

    public abstract void Unlock(LockRange range);

    /// <summary>Whether the path still leads to this file.</summary>
    public abstract bool IsAt(string path);

    public void Dispose() => Handle.Dispose();
}

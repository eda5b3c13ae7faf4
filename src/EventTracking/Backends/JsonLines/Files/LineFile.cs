using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>An open file that lines are appended to.</summary>
internal abstract class LineFile(SafeFileHandle handle) : IDisposable
{
    /// <summary>Gets a value indicating whether this is a regular file, as opposed to a pipe or a device.</summary>
    public abstract bool IsRegular { get; }

    public long Length => IsRegular ? RandomAccess.GetLength(Handle) : 0;

    public DateTime LastWriteTimeUtc
    {
        get => File.GetLastWriteTimeUtc(Handle);
        set => File.SetLastWriteTimeUtc(Handle, value);
    }

    /// <summary>Gets the Unix permissions of the file; <see langword="null"/> on Windows.</summary>
    public abstract FilePermissions? Permissions { get; }

    /// <summary>Gets a value indicating whether the file has been deleted: anything written to it is lost.</summary>
    public abstract bool IsDeleted { get; }

    protected SafeFileHandle Handle { get; } = handle;

    /// <summary>Reads from an offset.</summary>
    /// <returns>The number of bytes read; 0 at the end of the file.</returns>
    public int Read(Span<byte> bytes, long offset) => RandomAccess.Read(Handle, bytes, offset);

    /// <summary>Appends as many bytes as the system accepts.</summary>
    /// <returns>The number of bytes written, which may be fewer than given.</returns>
    /// <exception cref="IOException">Nothing could be written.</exception>
    public abstract int Write(ReadOnlySpan<byte> bytes);

    /// <summary>Truncates the file.</summary>
    /// <exception cref="IOException">The file cannot be truncated.</exception>
    public abstract void Truncate(long length);

    /// <summary>Waits for another process's write in progress. Until it ends, a reader may see a part of the block.</summary>
    public abstract void WaitForWrite();

    /// <summary>Waits until everything written is on disk.</summary>
    /// <exception cref="IOException">
    /// The data may not be on disk. Another sync would not report this: the system now considers the data written.
    /// </exception>
    public abstract void Sync();

    /// <summary>Sets the permissions of the file, as far as this process is allowed to.</summary>
    public abstract void SetPermissions(FilePermissions permissions);

    /// <summary>Gets the lock for writing to this file.</summary>
    public abstract LockRange WriteLock { get; }

    /// <summary>Tries to take a lock that other processes respect. It is held until it is unlocked or the file is closed.</summary>
    /// <returns><see langword="false"/> if the lock is held through another open file.</returns>
    public abstract bool TryLock(LockRange range);

    public abstract void Unlock(LockRange range);

    /// <summary>Returns whether the path still leads to this file.</summary>
    public abstract bool IsAt(string path);

    public void Dispose() => Handle.Dispose();
}

using Microsoft.Win32.SafeHandles;

namespace EventTracking.JsonLines.Files;

/// <summary>A file that lines are appended to, open.</summary>
internal abstract class LineFile(SafeFileHandle handle) : IDisposable
{
    protected SafeFileHandle Handle { get; } = handle;

    /// <summary>Whether it is a file with a beginning and an end, and not a pipe or a device.</summary>
    public abstract bool IsRegular { get; }

    public long Length => IsRegular ? RandomAccess.GetLength(Handle) : 0;

    public DateTime LastWriteTimeUtc => File.GetLastWriteTimeUtc(Handle);

    /// <summary>Reads from anywhere in the file.</summary>
    /// <returns>How many bytes; 0 at the end.</returns>
    public int Read(Span<byte> bytes, long offset) => RandomAccess.Read(Handle, bytes, offset);

    /// <summary>Appends what there is room for.</summary>
    /// <returns>How many bytes, which may be fewer than there are.</returns>
    /// <exception cref="IOException">None could be written.</exception>
    public abstract int Write(ReadOnlySpan<byte> bytes);

    /// <summary>Cuts the file.</summary>
    /// <exception cref="IOException">It cannot be cut.</exception>
    public abstract void Truncate(long length);

    /// <summary>Waits until the disk has what was written.</summary>
    /// <exception cref="IOException">It has not, and another sync would not tell: the system counts the data as written now.</exception>
    public abstract void Sync();

    /// <summary>Keeps other processes from changing the file, until it is unlocked or closed.</summary>
    /// <returns>Whether no other one has the lock.</returns>
    public abstract bool TryLock();

    public abstract void Unlock();

    /// <summary>Whether the path still leads to this file.</summary>
    public abstract bool IsAt(string path);

    public void Dispose() => Handle.Dispose();
}

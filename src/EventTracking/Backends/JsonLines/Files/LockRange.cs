using System.Diagnostics;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>The purpose of a lock: each position in a lock file is a lock of its own.</summary>
/// <param name="Position">The byte that is locked; the lock file stays empty.</param>
internal readonly record struct LockRange(long Position)
{
    private const int FirstFilePosition = 2;

    /// <summary>A process that holds a lock longer than this, without the file growing, counts as stopped.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);

    /// <summary>Deleting and compressing rolled files.</summary>
    public static LockRange Maintenance => new(0);

    /// <summary>Renaming the current file.</summary>
    public static LockRange Rolling => new(1);

    /// <summary>Writing to one file, also after it was renamed: the files of a folder differ in their inodes.</summary>
    public static LockRange WriteTo(ulong inode) => new(FirstFilePosition + (long)(inode & (long.MaxValue >> 1)));

    /// <summary>
    /// Takes the lock. Waits while the file grows: then other processes take the lock and release it. They hold it for the length of a block.
    /// </summary>
    /// <param name="lockFile">The lock file.</param>
    /// <param name="file">The file that the lock protects.</param>
    /// <param name="path">The path of that file; the lock is of no use once the file has moved.</param>
    /// <returns><see langword="false"/> if another process has held the lock for too long, or has moved the file.</returns>
    public bool TryLock(LineFile lockFile, LineFile file, string path)
    {
        var (lastWrite, length) = (Stopwatch.GetTimestamp(), file.Length);
        var wait = default(SpinWait);
        while (!lockFile.TryLock(this))
        {
            if (Stopwatch.GetElapsedTime(lastWrite) > MaxWait || !file.IsAt(path))
                return false;

            wait.SpinOnce();
            if (file.Length != length)
                (lastWrite, length) = (Stopwatch.GetTimestamp(), file.Length);
        }

        return true;
    }
}

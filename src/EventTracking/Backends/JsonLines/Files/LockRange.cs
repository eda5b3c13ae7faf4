using System.Diagnostics;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>A lock within a lock file: each byte position is locked independently.</summary>
/// <param name="Position">The locked byte. The lock file itself stays empty.</param>
internal readonly record struct LockRange(long Position)
{
    private const int FirstFilePosition = 2;

    /// <summary>A process that holds a lock longer than this while the file does not grow counts as stopped.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);

    /// <summary>Deleting and compressing rolled files.</summary>
    public static LockRange Maintenance => new(0);

    /// <summary>Renaming the current file.</summary>
    public static LockRange Rolling => new(1);

    /// <summary>Writing to one file, even after it was renamed: the files in a folder have different inodes.</summary>
    public static LockRange WriteTo(ulong inode) => new(FirstFilePosition + (long)(inode & (long.MaxValue >> 1)));

    /// <summary>
    /// Takes the lock. Keeps waiting while the file grows, because then other processes take and release the lock, each for one block.
    /// </summary>
    /// <param name="lockFile">The lock file.</param>
    /// <param name="file">The file that the lock protects.</param>
    /// <param name="path">The path of that file. The wait ends if the file has been moved or deleted.</param>
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

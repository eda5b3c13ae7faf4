namespace EventTracking.Backends.JsonLines.Files;

/// <summary>What a lock is for: each position in a lock file is a lock of its own.</summary>
/// <param name="Position">The byte that is locked; the lock file stays empty.</param>
internal readonly record struct LockRange(long Position)
{
    private const int FirstFilePosition = 2;

    /// <summary>Deleting and compressing rolled files.</summary>
    public static LockRange Maintenance => new(0);

    /// <summary>Renaming the current file.</summary>
    public static LockRange Rolling => new(1);

    /// <summary>Writing to one file, whatever its name is by now: the files of a folder differ in their inodes.</summary>
    public static LockRange WriteTo(ulong inode) => new(FirstFilePosition + (long)(inode & (long.MaxValue >> 1)));
}

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>The files that were rolled from one path, in the folder of that path.</summary>
/// <remarks>Their order is that of their numbers: a clock that jumps must neither reorder files nor have young ones deleted.</remarks>
internal sealed class RolledFiles(string path, LineFileSystem files)
{
        private long _lastNumber;

    /// <summary>Derived when the file is rolled for the first time.</summary>
    private RolledNames Names => field ??= new RolledNames(path);

    /// <summary>The path that the files were rolled from.</summary>
    public string Path => path;

    /// <summary>The permissions of the youngest rolled file; <see langword="null"/> if there is none, or it cannot be opened.</summary>
    public FilePermissions? LastPermissions
    {
        get
        {
            try
            {
                using var file = OldestFirst() is [.., var youngest] ? files.TryOpen(youngest.Path) : null;
                return file?.Permissions;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>Renames the current file, unless another process has done so.</summary>
    /// <param name="file">The current file. Processes that write to it can go on.</param>
    /// <param name="day">The day on which the file was begun.</param>
    /// <param name="lockFile">
    /// Remembers the number, and lets one process do so at a time; <see langword="null"/> to lock the file itself.
    /// </param>
    /// <exception cref="IOException">It cannot be renamed, and everything is as before; the message names it and the remedy.</exception>
    public void Add(LineFile file, DateOnly day, LineFile? lockFile)
    {
        var locked = lockFile ?? file;
        if (LockWait.TryLock(locked, LockRange.Rolling, file, path))
        {
            try
            {
                if (file.IsAt(path))
                    Rename(day, lockFile);
            }
            finally
            {
                locked.Unlock(LockRange.Rolling);
            }
        }
        else if (file.IsAt(path))
        {
            throw new IOException($"The file '{path}' cannot be rolled, and grows: another process was stopped while it was rolling it.");
        }
    }

    private void Rename(DateOnly day, LineFile? lockFile)
    {
        var before = Math.Max(_lastNumber, LastNumber.Read(lockFile));
        try
        {
            var number = Math.Max(before, LargestNumber()) + 1;
            if (number > RolledNames.LargestNumber)
                throw new IOException("All numbers are used.");

            LastNumber.Write(lockFile, number);
            files.Move(path, Names.PathOf(day, number));
            _lastNumber = number;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LastNumber.Write(lockFile, before);
            throw new IOException(
                $"The file '{path}' cannot be rolled, and grows: {exception.Message} Check that its folder may be read and written to.",
                exception);
        }
    }

    /// <summary>All rolled files, the oldest first. A file that is being compressed may exist in both forms.</summary>
    public RolledFile[] OldestFirst()
    {
        var found = new List<RolledFile>();
        foreach (var candidate in Directory.EnumerateFiles(Names.Folder))
        {
            // A link is not ours, whatever its name.
            if (Names.Parse(candidate) is { } file && new FileInfo(candidate).LinkTarget is null)
                found.Add(file);
        }

        found.Sort(static (one, other) => one.Number.CompareTo(other.Number));
        return [.. found];
    }

    /// <summary>The largest number that is in use, whatever has it.</summary>
    private long LargestNumber()
    {
        long largest = 0;
        foreach (var entry in Directory.EnumerateFileSystemEntries(Names.Folder))
            largest = Math.Max(largest, Names.Parse(entry)?.Number ?? 0);
        return largest;
    }
}

using System.Globalization;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>The files that were rolled from one path, in the folder of that path.</summary>
/// <remarks>They are ordered by number and not by time: when a clock jumps, files are neither reordered nor deleted too early.</remarks>
internal sealed class RolledFiles(string path, LineFileSystem files)
{
    private long _lastNumber;

    /// <summary>Gets the path that the files were rolled from.</summary>
    public string Path => path;

    /// <summary>Gets the permissions of the latest rolled file; <see langword="null"/> if there is none, or it cannot be opened.</summary>
    public FilePermissions? LastPermissions
    {
        get
        {
            try
            {
                using var file = OldestFirst() is [.., var latest] ? files.TryOpen(latest.Path) : null;
                return file?.Permissions;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    // Created when it is first needed: most processes start without rolling a file.
    private RolledNames Names => field ??= new RolledNames(path);

    /// <summary>Renames the current file, unless another process has already renamed it.</summary>
    /// <param name="file">The current file. Processes that are writing to it can continue.</param>
    /// <param name="day">The day of its first event.</param>
    /// <param name="lockFile">
    /// Lets one process at a time rename the file, and stores the number; <see langword="null"/> to lock the file itself.
    /// </param>
    /// <exception cref="IOException">It cannot be renamed, and nothing has changed; the message names the file and the remedy.</exception>
    public void Add(LineFile file, DateOnly day, LineFile? lockFile)
    {
        var locked = lockFile ?? file;
        if (LockRange.Rolling.TryLock(locked, file, path))
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
            throw new IOException(
                $"The file '{path}' cannot be rolled and keeps growing: another process was stopped while it was rolling the file.");
        }
    }

    /// <summary>Returns all rolled files, the oldest first. A file that is being compressed may exist in both forms.</summary>
    public RolledFile[] OldestFirst()
    {
        var found = new List<RolledFile>();
        foreach (var candidate in Directory.EnumerateFiles(Names.Folder))
        {
            // This library does not create links.
            if (Names.Parse(candidate) is { } file && new FileInfo(candidate).LinkTarget is null)
                found.Add(file);
        }

        found.Sort(static (one, other) => one.Number.CompareTo(other.Number));
        return [.. found];
    }

    private void Rename(DateOnly day, LineFile? lockFile)
    {
        var before = Math.Max(_lastNumber, ReadNumber(lockFile));
        try
        {
            var number = Math.Max(before, LargestNumber()) + 1;
            if (number > RolledNames.MaxNumber)
                throw new IOException("All numbers are used.");

            WriteNumber(lockFile, number);
            files.Move(path, Names.PathOf(day, number));
            _lastNumber = number;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteNumber(lockFile, before);
            throw new IOException(
                $"The file '{path}' cannot be rolled and keeps growing: {exception.Message} Check that its folder is readable and "
                    + "writable.",
                exception);
        }
    }

    /// <summary>Returns the largest number in use, by a file or anything else.</summary>
    private long LargestNumber()
    {
        long largest = 0;
        foreach (var entry in Directory.EnumerateFileSystemEntries(Names.Folder))
            largest = Math.Max(largest, Names.Parse(entry)?.Number ?? 0);
        return largest;
    }

    /// <summary>Reads the last number from the lock file, so that no number is reused after rolled files were moved elsewhere.</summary>
    /// <remarks>
    /// The number is stored in the modification time of the lock file, as seconds since 1970: the lock file stays empty. A time after
    /// 2001 was set by something else. Only the owner of the lock file can set the time.
    /// </remarks>
    private static long ReadNumber(LineFile? lockFile)
    {
        var seconds = lockFile is null ? 0 : (long)(lockFile.LastWriteTimeUtc - DateTime.UnixEpoch).TotalSeconds;
        return seconds is > 0 and <= RolledNames.MaxNumber ? seconds : 0;
    }

    private static void WriteNumber(LineFile? lockFile, long number)
    {
        try
        {
            if (lockFile is not null)
                lockFile.LastWriteTimeUtc = DateTime.UnixEpoch.AddSeconds(number);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another user owns the lock file. The next number then depends on the files in the folder alone.
        }
    }
}

/// <summary>A file that was rolled.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Day">The day of its first event.</param>
/// <param name="Number">Its position in the order of rolled files.</param>
/// <param name="IsCompressed">Whether it is the compressed form.</param>
internal sealed record RolledFile(string Path, DateOnly Day, long Number, bool IsCompressed);

/// <summary>
/// Creates and parses the names of the files that are rolled from one path: <c>events.jsonl</c> becomes
/// <c>events.2026-11-23.000042.jsonl</c>, and <c>.gz</c> is appended when it is compressed.
/// </summary>
/// <remarks>
/// The extension starts at the last dot, unless that dot is the first or the last character (<c>.events</c>) or the extension is
/// <c>.gz</c>: no two paths share a rolled name, and a rolled file is never mistaken for a compressed one.
/// </remarks>
internal sealed class RolledNames
{
    public const string CompressedExtension = ".gz";

    /// <summary>Larger numbers are never written; files that have one were not rolled by this library.</summary>
    public const long MaxNumber = 999_999_999;

    /// <summary>The length of <c>yyyy-MM-dd</c>.</summary>
    private const int DayLength = 10;

    private readonly string _start;
    private readonly string _extension;

    public RolledNames(string path)
    {
        Folder = Path.GetDirectoryName(path)!;
        var name = Path.GetFileName(path);
        var dot = name.LastIndexOf('.');
        var hasExtension = dot > 0 && dot < name.Length - 1
            && !name.AsSpan(dot).Equals(CompressedExtension, StringComparison.OrdinalIgnoreCase);

        _extension = hasExtension ? name[dot..] : "";
        _start = name[..(name.Length - _extension.Length)] + '.';
    }

    /// <summary>Gets the folder of the path and of the rolled files.</summary>
    public string Folder { get; }

    public string PathOf(DateOnly day, long number) => Path.Combine(Folder, string.Create(
        CultureInfo.InvariantCulture,
        $"{_start}{day.Year:D4}-{day.Month:D2}-{day.Day:D2}.{Digits(number)}{_extension}"));

    /// <summary>Parses the path of a rolled file.</summary>
    /// <returns><see langword="null"/> if <see cref="PathOf"/> never returns this path.</returns>
    public RolledFile? Parse(string candidate)
    {
        var rest = Path.GetFileName(candidate.AsSpan());
        var isCompressed = rest.EndsWith(CompressedExtension, StringComparison.Ordinal);
        if (isCompressed)
            rest = rest[..^CompressedExtension.Length];
        if (!rest.StartsWith(_start, StringComparison.Ordinal) || !rest.EndsWith(_extension, StringComparison.Ordinal)
            || rest.Length < _start.Length + DayLength + 1 + _extension.Length)
        {
            return null;
        }

        rest = rest[_start.Length..^_extension.Length];
        return DateOnly.TryParseExact(rest[..DayLength], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && rest[DayLength] == '.'
            && TryParseNumber(rest[(DayLength + 1)..], out var number)
                ? new RolledFile(candidate, day, number, isCompressed)
                : null;
    }

    private static bool TryParseNumber(ReadOnlySpan<char> digits, out long number) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number is > 0 and <= MaxNumber
        && digits.SequenceEqual(Digits(number));

    private static string Digits(long number) => number.ToString("D6", CultureInfo.InvariantCulture);
}

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// Remembers the number of the file that was rolled last, so that no number is used again after all rolled files were taken away.
/// </summary>
/// <remarks>
/// It is kept in the modification time of the lock file, in seconds since 1970: the lock file stays empty, and a time of the year
/// 2001 or later is one that something else has set. Other users than the owner of the lock file cannot set it.
/// </remarks>
internal static class LastNumber
{
    public static long Read(LineFile? lockFile)
    {
        var seconds = lockFile is null ? 0 : (long)(lockFile.LastWriteTimeUtc - DateTime.UnixEpoch).TotalSeconds;
        return seconds is > 0 and <= RolledNames.LargestNumber ? seconds : 0;
    }

    public static void Write(LineFile? lockFile, long number)
    {
        try
        {
            if (lockFile is not null)
                lockFile.LastWriteTimeUtc = DateTime.UnixEpoch.AddSeconds(number);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The lock file has another owner; the files in the folder then say which numbers were used.
        }
    }
}

namespace EventTracking.Unix;

/// <summary>Distinguishes a full disk from one that fails, on every system.</summary>
internal static class DiskSpace
{
    private const int MacQuotaExceeded = 69;
    private const int WindowsHandleDiskFull = 39;
    private const int WindowsDiskFull = 112;

    /// <summary>Returns whether a write failed because the disk or the quota is full, or the file has the largest permitted size.</summary>
    public static bool IsMissing(IOException error)
    {
        var code = error.HResult & 0xFFFF;
        return OperatingSystem.IsWindows()
            ? code is WindowsHandleDiskFull or WindowsDiskFull
            : code is ErrorNumber.NoSpace or ErrorNumber.FileTooLarge
                || code == (OperatingSystem.IsMacOS() ? MacQuotaExceeded : ErrorNumber.QuotaExceeded);
    }
}

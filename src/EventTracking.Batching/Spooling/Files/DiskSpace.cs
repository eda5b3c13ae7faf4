namespace EventTracking.Batching.Spooling.Files;

/// <summary>Distinguishes a full disk from one that fails.</summary>
internal static class DiskSpace
{
    private const int NoSpace = 28;
    private const int LinuxQuotaExceeded = 122;
    private const int MacQuotaExceeded = 69;
    private const int WindowsHandleDiskFull = 39;
    private const int WindowsDiskFull = 112;

    /// <summary>Returns whether a write failed because there is no space for it.</summary>
    public static bool IsMissing(IOException error)
    {
        var code = error.HResult & 0xFFFF;
        return OperatingSystem.IsWindows() ? code is WindowsHandleDiskFull or WindowsDiskFull
            : code == NoSpace || code == (OperatingSystem.IsMacOS() ? MacQuotaExceeded : LinuxQuotaExceeded);
    }
}

using EventTracking.Unix;

namespace EventTracking.Batching.Spooling.Files;

/// <summary>Distinguishes a full disk from one that fails.</summary>
internal static class DiskSpace
{
    private const int MacQuotaExceeded = 69;
    private const int WindowsHandleDiskFull = 39;
    private const int WindowsDiskFull = 112;

    /// <summary>Returns whether a write failed because the disk or the quota is full.</summary>
    public static bool IsMissing(IOException error)
    {
        var code = error.HResult & 0xFFFF;
        return OperatingSystem.IsWindows() ? code is WindowsHandleDiskFull or WindowsDiskFull
            : code == ErrorNumber.NoSpace || code == (OperatingSystem.IsMacOS() ? MacQuotaExceeded : ErrorNumber.QuotaExceeded);
    }
}

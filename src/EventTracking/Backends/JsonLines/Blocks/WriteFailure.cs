using EventTracking.Unix;

namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>The reason why an event could not be written.</summary>
internal static class WriteFailure
{
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public static DropReason ReasonOf(Exception exception) => exception switch
    {
        ObjectDisposedException => DropReason.Shutdown,
        IOException { HResult: ErrorNumber.FileTooLarge or ErrorNumber.NoSpace or ErrorNumber.QuotaExceeded or WindowsDiskFull } =>
            DropReason.DiskFull,
        _ => DropReason.BackendFailed,
    };
}

namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>The reason why an event could not be written.</summary>
internal static class WriteFailure
{
    private const int UnixFileTooLarge = 27;
    private const int UnixNoSpace = 28;
    private const int UnixQuotaExceeded = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public static DropReason ReasonOf(Exception exception) => exception switch
    {
        ObjectDisposedException => DropReason.Shutdown,
        IOException { HResult: UnixFileTooLarge or UnixNoSpace or UnixQuotaExceeded or WindowsDiskFull } => DropReason.DiskFull,
        _ => DropReason.BackendFailed,
    };
}

using EventTracking.Unix;

namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>The reason why an event could not be written.</summary>
internal static class WriteFailure
{
    public static DropReason ReasonOf(Exception exception) => exception switch
    {
        ObjectDisposedException => DropReason.Shutdown,
        IOException error when DiskSpace.IsMissing(error) => DropReason.DiskFull,
        _ => DropReason.BackendFailed,
    };
}

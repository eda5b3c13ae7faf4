using EventTracking.JsonLines.Files;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.JsonLines.Unix;

internal sealed class UnixFileSystem(UnixCalls calls) : LineFileSystem
{
    public override LineFile? TryOpen(string path)
    {
        var file = ErrorNumber.Uninterrupted(() => calls.Open(path));
        return file switch
        {
            >= 0 => new UnixLineFile(calls, new SafeFileHandle(file, ownsHandle: true)),
            -ErrorNumber.NoSuchFile => null,
            _ => throw ErrorNumber.Exception(-file, "The system does not open it"),
        };
    }

    public override void SyncFolder(string path)
    {
        var folder = ErrorNumber.Uninterrupted(() => calls.OpenFolder(path));
        if (folder < 0)
            throw ErrorNumber.Exception(-folder, $"The folder '{path}' cannot be opened to be synced");

        using var handle = new SafeFileHandle(folder, ownsHandle: true);
        var result = ErrorNumber.Uninterrupted(() => calls.SyncFolder(handle));
        if (result < 0)
            throw ErrorNumber.Exception(-result, $"The folder '{path}' cannot be synced");
    }
}

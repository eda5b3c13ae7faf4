using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// Windows, through .NET. It has no atomic append, so a file belongs to one writer: a second one is refused when it
/// opens the file. Others may read the file and move it away.
/// </summary>
internal sealed class WindowsFileSystem : LineFileSystem
{
    public override LineFile? TryOpen(string path)
    {
        try
        {
            return new WindowsLineFile(
                File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public override FileStream CreateNew(string path, FilePermissions? permissions) =>
        new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    public override LineFile? OpenLock(string path, FilePermissions? permissions) => null;

    public override LockRange? WriteLockOf(string path) => null;

    public override void Move(string from, string to) => File.Move(from, to, overwrite: false);

    public override void Sync(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    public override void SyncFolder(string path)
    {
        // NTFS keeps names in its journal; there is no call for it.
    }
}

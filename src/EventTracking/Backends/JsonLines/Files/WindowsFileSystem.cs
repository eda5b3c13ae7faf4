using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// Opens files on Windows, through .NET. Windows has no atomic append, so a file has a single writer: a second one cannot open
/// the file. Other processes may read, rename and delete it.
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
        // NTFS keeps file names in its journal, and Windows cannot sync a folder.
    }
}

namespace EventTracking.JsonLines.Files;

/// <summary>
/// Windows, by what .NET offers. There is no atomic append to rely on, so that a file belongs to one writer: a second one is refused
/// when it opens the file. Readers are welcome, and so is who moves the file away.
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

    public override void SyncFolder(string path)
    {
        // NTFS keeps names in its journal; there is no call for it.
    }
}

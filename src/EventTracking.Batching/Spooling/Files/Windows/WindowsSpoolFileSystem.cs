using Microsoft.Win32.SafeHandles;

namespace EventTracking.Batching.Spooling.Files.Windows;

/// <summary>
/// Files on Windows, through .NET. Files inherit the permissions of their folder, and no permission is checked in advance.
/// </summary>
internal sealed class WindowsSpoolFileSystem : ISpoolFileSystem
{
    private const int SharingViolation = unchecked((int)0x80070020);

    public void CreateFolder(string path)
    {
        if (File.Exists(path))
            throw new SpoolFolderException(path, "It is a file.", "Delete the file, or choose another path.");

        try
        {
            if (Directory.CreateDirectory(path).Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                throw new SpoolFolderException(
                    path, "It is a link, which is not followed.", "Delete the link, or use the path that it leads to.");
            }
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or (IOException and not SpoolFolderException))
        {
            throw new SpoolFolderException(
                path, exception.Message, "Create it for the user of this process, or choose another path.", exception);
        }
    }

    public string[] List(string folder) => Names(folder, Directory.EnumerateFiles);

    public string[] ListFolders(string folder) => Directory.Exists(folder) ? Names(folder, Directory.EnumerateDirectories) : [];

    public string? NetworkFileSystemOf(string folder) =>
        new Uri(Path.GetFullPath(folder)).IsUnc || IsNetworkDrive(folder) ? "SMB" : null;

    public ISpoolFile Create(string path, long reserve) => SpoolFileSystem.Call(
        () => new WindowsSpoolFile(
            path,
            File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, preallocationSize: reserve)),
        $"The file '{path}' cannot be created");

    public ISpoolFile Open(string path) =>
        SpoolFileSystem.Call(() => new WindowsSpoolFile(path, OpenHandle(path)), $"The file '{path}' cannot be opened");

    public void Delete(string path) => SpoolFileSystem.Call(
        () =>
        {
            File.GetAttributes(path);
            File.Delete(path);
            return true;
        },
        $"The file '{path}' cannot be deleted");

    public void Rename(string from, string to) => SpoolFileSystem.Call(
        () =>
        {
            File.Move(from, to, overwrite: false);
            return true;
        },
        $"The file '{from}' cannot be renamed to '{to}'");

    public void SyncFolder(string path)
    {
        // NTFS keeps file names in its journal, and Windows cannot sync a folder.
    }

    /// <remarks>Windows refuses to open the file for writing twice. Others can read it, for the id of the owner.</remarks>
    public IDisposable Lock(string folder)
    {
        var path = Path.Combine(folder, SpoolFileSystem.LockName);
        try
        {
            var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            RandomAccess.SetLength(handle, 0);
            RandomAccess.Write(handle, SpoolLockOwner.Current.ToBytes(), 0);
            return handle;
        }
        catch (IOException exception) when (exception.HResult == SharingViolation)
        {
            throw new SpoolInUseException(folder, ReadOwner(path));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new SpoolFolderException(
                folder, exception.Message, "Check that the user of this process may create and change files in it.", exception);
        }
    }

    private static SpoolLockOwner? ReadOwner(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[SpoolLockOwner.MaxLength];
            return SpoolLockOwner.Parse(content.AsSpan(0, RandomAccess.Read(handle, content, 0)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static SafeFileHandle OpenHandle(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint)
        ? throw new IOException("It is a link, which is not followed. Delete the link.")
        : File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);

    private static bool IsNetworkDrive(string folder) =>
        Path.GetPathRoot(Path.GetFullPath(folder)) is { Length: > 0 } root && new DriveInfo(root).DriveType is DriveType.Network;

    private static string[] Names(string folder, Func<string, IEnumerable<string>> list) => SpoolFileSystem.Call<string[]>(
        () => [.. list(folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)],
        $"The folder '{folder}' cannot be listed");
}

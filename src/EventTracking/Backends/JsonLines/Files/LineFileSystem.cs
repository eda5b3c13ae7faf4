using EventTracking.Backends.JsonLines.Unix;
using EventTracking.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>The file operations of the JSON Lines backend, implemented for each operating system.</summary>
internal abstract class LineFileSystem
{
    /// <summary>How often a file that keeps being deleted is created before giving up.</summary>
    private const int MaxAttempts = 100;

    /// <summary>The <c>HRESULT</c> of the Windows error <c>ERROR_FILE_EXISTS</c>.</summary>
    private const int WindowsFileExists = unchecked((int)0x80070050);

    public static LineFileSystem Default { get; } =
        OperatingSystem.IsWindows() ? new WindowsFileSystem() : new UnixFileSystem(new UnixCalls());

    /// <summary>Opens an existing file.</summary>
    /// <returns><see langword="null"/> if the file does not exist.</returns>
    /// <exception cref="IOException">The file exists but cannot be opened.</exception>
    public abstract LineFile? TryOpen(string path);

    /// <summary>Creates a file without following links.</summary>
    /// <param name="path">The path.</param>
    /// <param name="permissions">The permissions of the file; <see langword="null"/> for the system's defaults.</param>
    /// <exception cref="IOException">The file exists or cannot be created.</exception>
    public abstract FileStream CreateNew(string path, FilePermissions? permissions);

    /// <summary>Opens the lock file of a path, and creates it if needed.</summary>
    /// <param name="path">The path of the file that the lock is for.</param>
    /// <param name="permissions">The permissions of that file.</param>
    /// <returns><see langword="null"/> on systems without lock files.</returns>
    /// <exception cref="IOException">The lock file cannot be opened.</exception>
    public abstract LineFile? OpenLock(string path, FilePermissions? permissions);

    /// <summary>Returns the lock for writing to the file at a path.</summary>
    /// <returns><see langword="null"/> if the file does not exist or its status cannot be read.</returns>
    public abstract LockRange? WriteLockOf(string path);

    /// <summary>Renames a file. If that fails, nothing changes.</summary>
    /// <exception cref="IOException">The file cannot be renamed, or <paramref name="to"/> exists.</exception>
    public abstract void Move(string from, string to);

    /// <summary>Waits until everything written to the file is on disk.</summary>
    /// <exception cref="IOException">The data may not be on disk.</exception>
    public abstract void Sync(SafeFileHandle file);

    /// <summary>Waits until the names of the files in a folder are on disk.</summary>
    /// <exception cref="IOException">The names may not be on disk.</exception>
    public abstract void SyncFolder(string path);

    /// <summary>Opens a file, and creates it if needed.</summary>
    /// <param name="path">The path.</param>
    /// <param name="permissions">The permissions of a created file; <see langword="null"/> for the system's defaults.</param>
    /// <exception cref="IOException">The file cannot be opened or created; the message names the file and the remedy.</exception>
    public LineFile Open(string path, FilePermissions? permissions = null)
    {
        try
        {
            return OpenOrCreate(path, permissions);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new IOException(
                $"The file '{path}' cannot be opened for reading and writing: {exception.Message} Check that its folder exists and that "
                    + "reading and writing are permitted.",
                exception);
        }
    }

    protected LineFile OpenOrCreate(string path, FilePermissions? permissions)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (TryOpen(path) is { } file)
                return file;

            try
            {
                CreateNew(path, permissions).Dispose();
            }
            catch (IOException exception) when (exception.HResult is ErrorNumber.FileExists or WindowsFileExists || File.Exists(path))
            {
                // Another process created it first, and may have rolled it already.
            }
        }

        throw new IOException("It is deleted each time it is created. Find out what deletes it.");
    }
}

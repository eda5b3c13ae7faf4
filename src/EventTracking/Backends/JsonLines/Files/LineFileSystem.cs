using EventTracking.Backends.JsonLines.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Opens, creates and moves files of lines with the best means of the operating system.</summary>
internal abstract class LineFileSystem
{
    /// <summary>Gives up on a file that others delete as often as it is created.</summary>
    private const int MaxAttempts = 100;

    /// <summary>The error <c>ERROR_FILE_EXISTS</c> of Windows.</summary>
    private const int WindowsFileExists = unchecked((int)0x80070050);

    public static LineFileSystem Default { get; } =
        OperatingSystem.IsWindows() ? new WindowsFileSystem() : new UnixFileSystem(new UnixCalls());

    /// <summary>Opens a file.</summary>
    /// <returns><see langword="null"/> if it does not exist.</returns>
    /// <exception cref="IOException">It exists, and cannot be opened.</exception>
    public abstract LineFile? TryOpen(string path);

    /// <summary>Creates a file, and follows no link.</summary>
    /// <param name="path">The path.</param>
    /// <param name="permissions">Its permissions; <see langword="null"/> for those that the system gives new files.</param>
    /// <exception cref="IOException">It exists, or cannot be created.</exception>
    public abstract FileStream CreateNew(string path, FilePermissions? permissions);

    /// <summary>Opens the lock file of a path, which is created if need be.</summary>
    /// <param name="path">The path of the file that the lock is for.</param>
    /// <param name="permissions">The permissions of that file.</param>
    /// <returns><see langword="null"/> where locks are not used.</returns>
    /// <exception cref="IOException">The lock file cannot be opened.</exception>
    public abstract LineFile? OpenLock(string path, FilePermissions? permissions);

    /// <summary>The lock of the file at a path in a lock file.</summary>
    /// <returns><see langword="null"/> if the file does not exist, or cannot be found out about.</returns>
    public abstract LockRange? WriteLockOf(string path);

    /// <summary>Renames a file, and leaves everything as it is if that fails.</summary>
    /// <exception cref="IOException">It cannot be renamed, or the other name exists.</exception>
    public abstract void Move(string from, string to);

    /// <summary>Waits until the disk has what was written to the file.</summary>
    /// <exception cref="IOException">It may not have it.</exception>
    public abstract void Sync(SafeFileHandle file);

    /// <summary>Waits until the disk has the names of the files in a folder.</summary>
    /// <exception cref="IOException">It may not have them.</exception>
    public abstract void SyncFolder(string path);

    /// <summary>Opens a file, and creates it if need be.</summary>
    /// <param name="path">The path.</param>
    /// <param name="permissions">The permissions of a file that is created; <see langword="null"/> for those that the system gives new files.</param>
    /// <exception cref="IOException">It cannot be opened or created; the message names it and the remedy.</exception>
    public LineFile Open(string path, FilePermissions? permissions = null)
    {
        try
        {
            return OpenOrCreate(path, permissions);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new IOException(
                $"The file '{path}' cannot be opened for reading and writing: {exception.Message} Check that its folder exists and that both are permitted.",
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
                // Another process was faster, and may have rolled the file already.
            }
        }

        throw new IOException("It is deleted as soon as it is created. Find out what deletes it.");
    }
}

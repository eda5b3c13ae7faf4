using EventTracking.JsonLines.Unix;

namespace EventTracking.JsonLines.Files;

/// <summary>Opens files of lines, as the operating system does it best.</summary>
internal abstract class LineFileSystem
{
    /// <summary>A file that is deleted by others as often as it is made is given up.</summary>
    private const int MostAttempts = 100;

    public static LineFileSystem Default { get; } =
        OperatingSystem.IsWindows() ? new WindowsFileSystem() : new UnixFileSystem(new UnixCalls());

    /// <summary>Opens a file.</summary>
    /// <returns><see langword="null"/> where there is none.</returns>
    /// <exception cref="IOException">It is there, and cannot be opened.</exception>
    public abstract LineFile? TryOpen(string path);

    /// <summary>Waits until the disk has the names of the files in a folder.</summary>
    /// <exception cref="IOException">It may not have them.</exception>
    public abstract void SyncFolder(string path);

    /// <summary>Opens a file, and makes it if need be.</summary>
    /// <exception cref="IOException">It cannot be opened or made; the message names it and the remedy.</exception>
    public LineFile Open(string path)
    {
        try
        {
            for (var attempt = 0; attempt < MostAttempts; attempt++)
            {
                if (TryOpen(path) is { } file)
                    return file;
                File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new IOException(
                $"The file '{path}' cannot be opened for reading and writing: {exception.Message} Check that its folder exists and that both are permitted.",
                exception);
        }

        throw new IOException($"The file '{path}' is deleted as soon as it is made. Find out what deletes it.");
    }
}

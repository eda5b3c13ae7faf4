using EventTracking.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Batching.Spooling.Files.Unix;

/// <summary>Files on Unix, through the C library, which reports every error: .NET reports a failed sync as a success.</summary>
internal sealed class UnixSpoolFileSystem : ISpoolFileSystem
{
    /// <summary>What Linux and macOS return for opening a symbolic link that must not be followed.</summary>
    private const int LinuxTooManyLinks = 40;
    private const int MacTooManyLinks = 62;

    private readonly SpoolCalls _calls;

    public UnixSpoolFileSystem(SpoolCalls calls)
    {
        _calls = calls;
        calls.IgnoreFileSizeSignal();
    }

    public void CreateFolder(string path)
    {
        foreach (var changed in new UnixSpoolFolder(_calls).Create(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))))
        {
            try
            {
                SyncFolder(changed);
            }
            catch (IOException exception) when (exception.HResult is ErrorNumber.PermissionDenied or ErrorNumber.NotPermitted)
            {
                // Parents can be writable and not readable, and need not be writable if the folder exists.
            }
        }
    }

    public string[] List(string folder) => Names(folder, Directory.EnumerateFiles);

    public string[] ListFolders(string folder) => Directory.Exists(folder) ? Names(folder, RealFolders) : [];

    public string? NetworkFileSystemOf(string folder)
    {
        using var handle = OpenFolder(folder);
        return _calls.NetworkFileSystem(handle);
    }

    public ISpoolFile Create(string path, long reserve)
    {
        CreateEmpty(path);
        var handle = OpenHandle(path);
        var result = reserve == 0 ? 0 : ErrorNumber.Uninterrupted(() => _calls.Reserve(handle, 0, reserve));
        if (result is >= 0 or -ErrorNumber.NotSupported or -ErrorNumber.NotImplemented)
            return new UnixSpoolFile(_calls, path, handle);

        handle.Dispose();
        _calls.Delete(path);
        throw ErrorNumber.Exception(-result, $"No disk space can be reserved for the file '{path}'");
    }

    public ISpoolFile Open(string path) => new UnixSpoolFile(_calls, path, OpenHandle(path));

    public void Delete(string path)
    {
        var result = _calls.Delete(path);
        if (result < 0)
            throw ErrorNumber.Exception(-result, $"The file '{path}' cannot be deleted");
    }

    public void Rename(string from, string to)
    {
        var result = _calls.Rename(from, to);
        if (result < 0)
            throw ErrorNumber.Exception(-result, $"The file '{from}' cannot be renamed to '{to}'");
    }

    public void SyncFolder(string path)
    {
        using var handle = OpenFolder(path);
        var result = _calls.SyncFolder(handle);

        // Some network file systems cannot sync a folder; they change it on the server at once.
        if (result is < 0 and not -ErrorNumber.InvalidArgument)
            throw ErrorNumber.Exception(-result, $"The names of the files in '{path}' may not be on disk");
    }

    public IDisposable Lock(string folder) => new UnixSpoolLock(_calls, this).Take(folder);

    internal SafeFileHandle OpenOrCreate(string path)
    {
        try
        {
            return OpenHandle(path);
        }
        catch (IOException exception) when (exception.HResult == ErrorNumber.NoSuchFile)
        {
            try
            {
                CreateEmpty(path);
            }
            catch (IOException created) when (created.HResult == ErrorNumber.FileExists)
            {
                // Another process created it in between.
            }

            return OpenHandle(path);
        }
    }

    /// <summary>
    /// Creates a file through .NET, because the mode is a variable argument of <c>open</c>; an existing link is not followed.
    /// </summary>
    private static void CreateEmpty(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        var failure = $"The file '{path}' cannot be created";
        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (UnauthorizedAccessException)
        {
            throw ErrorNumber.Exception(ErrorNumber.PermissionDenied, failure);
        }
        catch (DirectoryNotFoundException)
        {
            throw ErrorNumber.Exception(ErrorNumber.NoSuchFile, failure);
        }
        catch (IOException exception)
        {
            throw new IOException($"{failure}: {exception.Message}", exception) { HResult = exception.HResult };
        }
    }

    private SafeFileHandle OpenHandle(string path)
    {
        var file = ErrorNumber.Uninterrupted(() => _calls.OpenFile(path));
        if (file is -LinuxTooManyLinks or -MacTooManyLinks)
            throw new IOException($"The file '{path}' is a symbolic link, which is not followed. Delete the link.", -file);
        if (file < 0)
            throw ErrorNumber.Exception(-file, $"The file '{path}' cannot be opened");

        var handle = new SafeFileHandle(file, ownsHandle: true);
        if (_calls.Status(handle, out var status) < 0 || status.IsRegular)
            return handle;

        handle.Dispose();
        throw new IOException($"'{path}' is a pipe or a device and not a file. Delete it.", ErrorNumber.InvalidArgument);
    }

    private SafeFileHandle OpenFolder(string path)
    {
        var folder = ErrorNumber.Uninterrupted(() => _calls.OpenFolder(path));
        return folder >= 0
            ? new SafeFileHandle(folder, ownsHandle: true)
            : throw ErrorNumber.Exception(-folder, $"The folder '{path}' cannot be opened");
    }

    private static IEnumerable<string> RealFolders(string folder) =>
        Directory.EnumerateDirectories(folder).Where(static path => !File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint));

    private static string[] Names(string folder, Func<string, IEnumerable<string>> list) => SpoolFileSystem.Call<string[]>(
        () => [.. list(folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)],
        $"The folder '{folder}' cannot be listed");
}

using EventTracking.Backends.JsonLines.Files;
using EventTracking.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Unix;

/// <summary>Opens files on Unix, through the C library.</summary>
internal sealed class UnixFileSystem : LineFileSystem
{
    private const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;

    private readonly UnixCalls _calls;

    public UnixFileSystem(UnixCalls calls)
    {
        _calls = calls;
        calls.IgnoreFileSizeSignal();
    }

    public override LineFile? TryOpen(string path)
    {
        var file = ErrorNumber.Uninterrupted(() => _calls.Open(path));
        return file switch
        {
            >= 0 => new UnixLineFile(_calls, new SafeFileHandle(file, ownsHandle: true)),
            -ErrorNumber.NoSuchFile => null,
            _ => throw ErrorNumber.Exception(-file, "Opening it failed"),
        };
    }

    /// <remarks>The file has its mode, minus the umask, from the start: it is never readable by users who lack the permission.</remarks>
    public override FileStream CreateNew(string path, FilePermissions? permissions)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (permissions is null || OperatingSystem.IsWindows())
            return new FileStream(path, options);

        options.UnixCreateMode = permissions.Value.Mode;
        var stream = new FileStream(path, options);
        UnixPermissions.Set(_calls, stream.SafeFileHandle, permissions.Value);
        return stream;
    }

    public override LineFile? OpenLock(string path, FilePermissions? permissions)
    {
        if (!UnixCalls.HasLinuxLayouts)
            return null;

        var lockPath = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.lock");
        var lockPermissions = permissions?.ForLockFile ?? new FilePermissions(UnixFileMode.UserRead | UnixFileMode.UserWrite, null, null);
        var file = OpenOrCreate(lockPath, lockPermissions);
        if (_calls.StatusOfLink(lockPath, out var link) >= 0 && !link.IsRegular)
        {
            file.Dispose();
            throw new IOException($"The lock file '{lockPath}' is a link or not a file.");
        }

        if (permissions is not null && file.Permissions != lockPermissions)
            file.SetPermissions(lockPermissions);
        return file;
    }

    public override LockRange? WriteLockOf(string path) =>
        _calls.Status(path, out var status) >= 0 ? LockRange.WriteTo(status.Inode) : null;

    public override void Move(string from, string to)
    {
        var result = _calls.Rename(from, to);
        if (result < 0)
            throw ErrorNumber.Exception(-result, "Renaming it failed");
    }

    public override void Sync(SafeFileHandle file)
    {
        var result = ErrorNumber.Uninterrupted(() => _calls.Sync(file));
        if (result < 0)
            throw ErrorNumber.Exception(-result, "What was written to the file may not be on disk");
    }

    public override void SyncFolder(string path)
    {
        var folder = ErrorNumber.Uninterrupted(() => _calls.OpenFolder(path));
        if (folder < 0)
            throw ErrorNumber.Exception(-folder, $"The folder '{path}' cannot be opened for syncing");

        using var handle = new SafeFileHandle(folder, ownsHandle: true);
        var result = ErrorNumber.Uninterrupted(() => _calls.SyncFolder(handle));
        if (result < 0)
            throw ErrorNumber.Exception(-result, $"The folder '{path}' cannot be synced");
    }
}

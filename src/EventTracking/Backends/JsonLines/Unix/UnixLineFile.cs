using EventTracking.Backends.JsonLines.Files;
using EventTracking.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Unix;

/// <summary>
/// A file opened with <c>O_APPEND</c>: the system appends each write at the current end, even if other processes write as well.
/// .NET's own <see cref="FileMode.Append"/> only seeks to the end once, when the file is opened.
/// </summary>
internal sealed class UnixLineFile : LineFile
{
    /// <summary>Below this many bytes, reserving disk blocks costs more time than it saves.</summary>
    public const int MinReservation = 256 * 1024;

    private readonly UnixCalls _calls;
    private readonly FileStatus? _status;
    private readonly bool _reservesSpace;
    private bool _hasFailed;

    public UnixLineFile(UnixCalls calls, SafeFileHandle handle)
        : base(handle)
    {
        _calls = calls;
        if (calls.Status(handle, out var status) >= 0)
            _status = status;
        _reservesSpace = IsRegular && calls.IsOnExt4(handle);
    }

    public override bool IsRegular => _status is not { IsRegular: false };

    public override FilePermissions? Permissions => _calls.Status(Handle, out var status) >= 0
        ? new FilePermissions(status.Permissions, status.Owner, status.Group)
        : OperatingSystem.IsWindows() ? null : new FilePermissions(File.GetUnixFileMode(Handle), null, null);

    public override bool IsDeleted => _calls.Status(Handle, out var status) >= 0 && status.Links == 0;

    /// <remarks>
    /// Reserves disk blocks before a large write on ext4, which otherwise accounts for each 4 KB separately; that takes as long as copying
    /// the bytes. A failure to reserve is ignored, because the write reports its own failure. Nothing is reserved after a failed write.
    /// </remarks>
    public override int Write(ReadOnlySpan<byte> bytes)
    {
        if (_reservesSpace && !_hasFailed && bytes.Length >= MinReservation)
            _calls.Reserve(Handle, Length, bytes.Length);

        int written;
        do
            written = _calls.Write(Handle, bytes);
        while (written == -ErrorNumber.Interrupted);

        _hasFailed = written <= 0;
        return written > 0
            ? written
            : throw ErrorNumber.Exception(written < 0 ? -written : ErrorNumber.NoSpace, "The file cannot be written to");
    }

    public override void Truncate(long length)
    {
        var result = ErrorNumber.Uninterrupted(() => _calls.Truncate(Handle, length));
        if (result < 0)
            throw ErrorNumber.Exception(-result, "The file cannot be truncated");
    }

    /// <remarks>
    /// The system does not reserve space while a file is being written, so reserving waits until that write has ended. It changes nothing,
    /// because the first byte already has its space.
    /// </remarks>
    public override void WaitForWrite() => _calls.Reserve(Handle, 0, 1);

    public override void Sync()
    {
        var result = ErrorNumber.Uninterrupted(() => _calls.Sync(Handle));
        if (result < 0)
            throw ErrorNumber.Exception(-result, "What was written to the file may not be on disk");
    }

    public override void SetPermissions(FilePermissions permissions) => UnixPermissions.Set(_calls, Handle, permissions);

    public override LockRange WriteLock => LockRange.WriteTo(_status?.Inode ?? 0);

    // A file system without locks returns one of several other errors. Sharing its files then relies on O_APPEND alone.
    public override bool TryLock(LockRange part) =>
        _calls.Lock(Handle, part.Position) is not (-ErrorNumber.TryAgain or -ErrorNumber.PermissionDenied);

    public override void Unlock(LockRange part) => _calls.Unlock(Handle, part.Position);

    public override bool IsAt(string path)
    {
        if (_status is not { } own)
            return true;

        // If the status cannot be read, for lack of a permission for example, the file counts as unchanged: it can still be written to.
        var result = _calls.Status(path, out var other);
        return result >= 0 ? own.IsSameFileAs(in other) : result is not (-ErrorNumber.NoSuchFile or -ErrorNumber.NotADirectory);
    }
}

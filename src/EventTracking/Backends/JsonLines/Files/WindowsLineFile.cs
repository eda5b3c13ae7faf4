using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>A file of one writer; see <see cref="WindowsFileSystem"/>.</summary>
internal sealed class WindowsLineFile(SafeFileHandle handle) : LineFile(handle)
{
    public override bool IsRegular => true;

    public override FilePermissions? Permissions => null;

    public override bool IsDeleted => false;

    public override int Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(Handle, bytes, Length);
        return bytes.Length;
    }

    public override void Truncate(long length) => RandomAccess.SetLength(Handle, length);

    public override void WaitForWrite()
    {
        // There is no other writer.
    }

    public override void Sync() => RandomAccess.FlushToDisk(Handle);

    public override void SetPermissions(FilePermissions permissions)
    {
        // Files inherit the permissions of their folder.
    }

    public override LockRange WriteLock => default;

    public override bool TryLock(LockRange part) => true;

    public override void Unlock(LockRange part)
    {
        // The file belongs to its writer for as long as it is open.
    }

    /// <summary>A file that is moved while it is open keeps its handle: the path then leads to another file, or to none.</summary>
    public override bool IsAt(string path) => File.Exists(path);
}

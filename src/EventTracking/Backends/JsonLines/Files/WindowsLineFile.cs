using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>A file with a single writer; see <see cref="WindowsFileSystem"/>.</summary>
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
        // No other writer can open the file.
    }

    /// <remarks>Checks only that a file exists: if the open file was renamed, another one may have taken its path.</remarks>
    public override bool IsAt(string path) => File.Exists(path);
}

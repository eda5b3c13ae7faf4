using Microsoft.Win32.SafeHandles;

namespace EventTracking.JsonLines.Files;

/// <summary>A file of one writer; see <see cref="WindowsFileSystem"/>.</summary>
internal sealed class WindowsLineFile(SafeFileHandle handle) : LineFile(handle)
{
    public override bool IsRegular => true;

    public override int Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(Handle, bytes, Length);
        return bytes.Length;
    }

    public override void Truncate(long length) => RandomAccess.SetLength(Handle, length);

    public override void Sync() => RandomAccess.FlushToDisk(Handle);

    public override bool TryLock() => true;

    public override void Unlock()
    {
        // The file is its writer's own for as long as it is open.
    }

    /// <summary>A file that is moved while it is open takes its handle along: another one at its path, or none, tells.</summary>
    public override bool IsAt(string path) => File.Exists(path);
}

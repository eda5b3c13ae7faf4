using Microsoft.Win32.SafeHandles;

namespace EventTracking.Batching.Spooling.Files.Windows;

internal sealed class WindowsSpoolFile(string path, SafeFileHandle handle) : ISpoolFile
{
    public long Length => RandomAccess.GetLength(handle);

    public int Read(long offset, Span<byte> into) => RandomAccess.Read(handle, into, offset);

    public int Write(long offset, ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(handle, bytes, offset);
        return bytes.Length;
    }

    public void Truncate(long length) => RandomAccess.SetLength(handle, length);

    /// <remarks>Unlike on Unix, .NET reports a failure on Windows.</remarks>
    public void Sync() => SpoolFileSystem.Call(
        () =>
        {
            RandomAccess.FlushToDisk(handle);
            return true;
        },
        $"What was written to '{path}' may not be on disk");

    public void Dispose() => handle.Dispose();
}

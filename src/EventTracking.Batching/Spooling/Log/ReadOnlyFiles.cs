using EventTracking.Batching.Spooling.Files;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>Reads files that another process may be writing, without the right to change them.</summary>
internal static class ReadOnlyFiles
{
    public static ISpoolFile Open(string path) =>
        new ReadOnlyFile(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    private sealed class ReadOnlyFile(SafeFileHandle handle) : ISpoolFile
    {
        public long Length => RandomAccess.GetLength(handle);

        public int Read(long offset, Span<byte> into) => RandomAccess.Read(handle, into, offset);

        public int Write(long offset, ReadOnlySpan<byte> bytes) => throw new NotSupportedException();

        public void Truncate(long length) => throw new NotSupportedException();

        public void Sync() => throw new NotSupportedException();

        public void Dispose() => handle.Dispose();
    }
}

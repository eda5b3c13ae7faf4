using EventTracking.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Batching.Spooling.Files.Unix;

internal sealed class UnixSpoolFile(SpoolCalls calls, string path, SafeFileHandle handle) : ISpoolFile
{
    public long Length => RandomAccess.GetLength(handle);

    public int Read(long offset, Span<byte> into)
    {
        int read;
        do
            read = calls.Read(handle, offset, into);
        while (read == -ErrorNumber.Interrupted);
        return read >= 0 ? read : throw ErrorNumber.Exception(-read, $"The file '{path}' cannot be read");
    }

    public int Write(long offset, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return 0;

        int written;
        do
            written = calls.Write(handle, offset, bytes);
        while (written == -ErrorNumber.Interrupted);
        if (written <= 0)
            throw ErrorNumber.Exception(written < 0 ? -written : ErrorNumber.NoSpace, $"The file '{path}' cannot be written to");

        // Writing to a deleted file succeeds, but nothing of it can be found after the end of the process.
        return calls.Status(handle, out var status) < 0 || status.Links > 0
            ? written
            : throw new IOException($"The file '{path}' was deleted.", ErrorNumber.NoSuchFile);
    }

    public void Truncate(long length)
    {
        var result = ErrorNumber.Uninterrupted(() => calls.Truncate(handle, length));
        if (result < 0)
            throw ErrorNumber.Exception(-result, $"The file '{path}' cannot be truncated");
    }

    public void Sync()
    {
        // Not repeated if interrupted: like every failed sync, it may have cost the error of another one.
        var result = calls.Sync(handle);
        if (result < 0)
            throw ErrorNumber.Exception(-result, $"What was written to '{path}' may not be on disk");
    }

    public void Dispose() => handle.Dispose();
}

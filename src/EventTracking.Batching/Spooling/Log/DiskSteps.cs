using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>The steps that make bytes durable. Tests replace them, to prove that each is needed.</summary>
internal class DiskSteps(ISpoolFileSystem files)
{
    /// <summary>Writes all bytes, however short the writes are.</summary>
    public virtual void Write(ISpoolFile file, long offset, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var written = file.Write(offset, bytes);
            offset += written;
            bytes = bytes[written..];
        }
    }

    public virtual void Sync(ISpoolFile file) => file.Sync();

    public virtual void SyncFolder(string path) => files.SyncFolder(path);
}

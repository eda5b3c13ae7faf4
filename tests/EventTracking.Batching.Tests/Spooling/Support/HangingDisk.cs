using EventTracking.Batching.Spooling.Files;
using EventTracking.Shared;

namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>A disk whose syncs hang on request.</summary>
internal sealed class HangingDisk(ISpoolFileSystem disk) : ISpoolFileSystem, IDisposable
{
    private readonly ManualResetEventSlim _works = new(initialState: true);

    public void Hang() => _works.Reset();

    public void Release() => _works.Set();

    public void CreateFolder(string path) => disk.CreateFolder(path);

    public string[] List(string folder) => disk.List(folder);

    public string[] ListFolders(string folder) => disk.ListFolders(folder);

    public string? NetworkFileSystemOf(string folder) => disk.NetworkFileSystemOf(folder);

    public ISpoolFile Create(string path, long reserve) => new HangingFile(this, disk.Create(path, reserve));

    public ISpoolFile Open(string path) => new HangingFile(this, disk.Open(path));

    public void Delete(string path) => disk.Delete(path);

    public void Rename(string from, string to) => disk.Rename(from, to);

    public void SyncFolder(string path) => disk.SyncFolder(path);

    public IDisposable Lock(string folder) => disk.Lock(folder);

    public void Dispose() => _works.Dispose();

    private sealed class HangingFile(HangingDisk disk, ISpoolFile file) : ISpoolFile
    {
        public long Length => file.Length;

        public int Read(long offset, Span<byte> into) => file.Read(offset, into);

        public int Write(long offset, ReadOnlySpan<byte> bytes) => file.Write(offset, bytes);

        public void Truncate(long length) => file.Truncate(length);

        public void Sync()
        {
            disk._works.WaitInTime();
            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }
}

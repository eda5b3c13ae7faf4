using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>
/// A disk in memory that loses power as real ones do: any of the sectors, file lengths, created, deleted and renamed files that were
/// not synced may be lost, in any combination. The same random seed gives the same result.
/// </summary>
/// <param name="capacity">The size of the disk in bytes; see <see cref="Capacity"/>.</param>
internal sealed class SimulatedDisk(long capacity = long.MaxValue) : ISpoolFileSystem
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SimulatedFolder> _folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _locked = new(StringComparer.Ordinal);
    private int _starts;

    /// <summary>Gets or sets the size of the disk in bytes, rounded down to whole sectors.</summary>
    public long Capacity
    {
        get;
        set => field = value / SimulatedSector.Size * SimulatedSector.Size;
    } = capacity / SimulatedSector.Size * SimulatedSector.Size;

    /// <summary>The type of network file system that the disk pretends to be.</summary>
    public string? NetworkFileSystem { get; set; }

    public DiskFaults Faults { get; } = new();

    /// <summary>The disk space in use, in bytes. A deleted file frees its space even if it is still open.</summary>
    public long Used => _folders.Values.Sum(static folder => folder.Files.Values.Sum(static file => file.Space));

    /// <summary>Whether a crash would lose nothing.</summary>
    public bool IsSynced => _folders.Values.All(static folder => folder.IsSynced && folder.Files.Values.All(static file => file.IsSynced));

    /// <summary>Loses power and restarts. Everything that was opened or locked before throws <see cref="PowerLossException"/>.</summary>
    public void Crash(Random random)
    {
        lock (_gate)
        {
            foreach (var folder in _folders.Values)
                folder.Crash(random);
            Restart();
        }
    }

    /// <summary>Kills the process: everything written is still there, and may still be lost by a later <see cref="Crash"/>.</summary>
    public void Kill()
    {
        lock (_gate)
            Restart();
    }

    /// <summary>Returns the content of a file, as programs see it.</summary>
    public byte[] ReadAll(string path)
    {
        lock (_gate)
            return FileAt(path).Bytes.ToArray();
    }

    /// <summary>Creates or overwrites a file, synced.</summary>
    public void WriteAll(string path, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            var (folder, name) = Split(path);
            if (!folder.Files.TryGetValue(name, out var file))
            {
                folder.Add(name, file = new SimulatedFile());
                folder.Sync();
            }

            file.Replace(bytes);
        }
    }

    public void CreateFolder(string path)
    {
        lock (_gate)
        {
            Enter(DiskOperation.CreateFolder, path);
            _folders.TryAdd(path, new SimulatedFolder());
            Faults.Leave();
        }
    }

    public string[] List(string folder)
    {
        lock (_gate)
        {
            Enter(DiskOperation.List, folder);
            return [.. FolderAt(folder).Files.Keys];
        }
    }

    public string[] ListFolders(string folder)
    {
        lock (_gate)
        {
            Enter(DiskOperation.List, folder);
            return [.. _folders.Keys.Where(path => Path.GetDirectoryName(path) == folder).Select(static path => Path.GetFileName(path))];
        }
    }

    public string? NetworkFileSystemOf(string folder) => NetworkFileSystem;

    public ISpoolFile Create(string path, long reserve)
    {
        lock (_gate)
        {
            Enter(DiskOperation.Create, path);
            var (folder, name) = Split(path);
            if (folder.Files.ContainsKey(name))
                throw Error(DiskFaults.FileExists, path);

            var file = new SimulatedFile();
            file.Reserve(reserve);
            if (Used + file.Space > Capacity)
                throw Error(DiskFaults.NoSpace, path);

            folder.Add(name, file);
            Faults.Leave();
            return new OpenFile(this, path, file);
        }
    }

    public ISpoolFile Open(string path)
    {
        lock (_gate)
        {
            Enter(DiskOperation.Open, path);
            return new OpenFile(this, path, FileAt(path));
        }
    }

    public void Delete(string path)
    {
        lock (_gate)
        {
            Enter(DiskOperation.Delete, path);
            FileAt(path);
            var (folder, name) = Split(path);
            folder.Remove(name);
            Faults.Leave();
        }
    }

    public void Rename(string from, string to)
    {
        lock (_gate)
        {
            Enter(DiskOperation.Rename, from);
            FileAt(from);
            var (folder, name) = Split(from);
            var (target, newName) = Split(to);
            if (folder != target)
                throw new NotSupportedException("Files can be renamed only inside their folder.");
            if (folder.Files.ContainsKey(newName))
                throw Error(DiskFaults.FileExists, to);

            folder.Rename(name, newName);
            Faults.Leave();
        }
    }

    public void SyncFolder(string path)
    {
        lock (_gate)
        {
            Enter(DiskOperation.SyncFolder, path);
            Faults.Leave();
            FolderAt(path).Sync();
        }
    }

    public IDisposable Lock(string folder)
    {
        lock (_gate)
        {
            Enter(DiskOperation.Lock, folder);
            var files = FolderAt(folder);
            if (!_locked.Add(folder))
                throw new SpoolInUseException(folder, SpoolLockOwner.Current);

            if (!files.Files.ContainsKey(SpoolFileSystem.LockName))
                files.Add(SpoolFileSystem.LockName, new SimulatedFile());
            Faults.Leave();
            return new FolderLock(this, folder);
        }
    }

    private void Enter(DiskOperation operation, string path)
    {
        if (Faults.Enter(operation) is > 0 and var error)
            throw Error(error, path);
    }

    private static IOException Error(int error, string path) => new($"Simulated error {error}: {path}", error);

    private void Restart()
    {
        Faults.RestorePower();
        _locked.Clear();
        _starts++;
    }

    private SimulatedFolder FolderAt(string path) => _folders.TryGetValue(path, out var folder)
        ? folder
        : throw Error(DiskFaults.NoSuchFile, path);

    private (SimulatedFolder Folder, string Name) Split(string path) => (FolderAt(Path.GetDirectoryName(path)!), Path.GetFileName(path));

    private SimulatedFile FileAt(string path)
    {
        var (folder, name) = Split(path);
        return folder.Files.TryGetValue(name, out var file) ? file : throw Error(DiskFaults.NoSuchFile, path);
    }

    private sealed class OpenFile(SimulatedDisk disk, string path, SimulatedFile file) : ISpoolFile
    {
        private readonly int _start = disk._starts;
        private bool _isClosed;

        public long Length
        {
            get
            {
                lock (disk._gate)
                {
                    CheckOpen();
                    return file.Length;
                }
            }
        }

        public int Read(long offset, Span<byte> into)
        {
            lock (disk._gate)
            {
                Enter(DiskOperation.Read);
                return file.Read(offset, into[..disk.Faults.Transferred(into.Length)]);
            }
        }

        public int Write(long offset, ReadOnlySpan<byte> bytes)
        {
            lock (disk._gate)
            {
                Enter(DiskOperation.Write);
                var length = disk.Faults.Transferred(bytes.Length);
                if (file.SpaceWith(offset + length) > file.Space)
                    length = (int)Math.Clamp(file.Space + disk.Capacity - disk.Used - offset, 0, length);
                if (length == 0 && !bytes.IsEmpty)
                    throw Error(DiskFaults.NoSpace, path);

                file.Write(offset, bytes[..length]);
                disk.Faults.Leave();
                return length;
            }
        }

        public void Truncate(long length)
        {
            lock (disk._gate)
            {
                Enter(DiskOperation.Truncate);
                file.Truncate(length);
                disk.Faults.Leave();
            }
        }

        public void Sync()
        {
            lock (disk._gate)
            {
                CheckOpen();
                var error = disk.Faults.Enter(DiskOperation.Sync);
                disk.Faults.Leave();
                if (error > 0)
                {
                    file.FailSync();
                    throw Error(error, path);
                }

                file.Sync();
            }
        }

        public void Dispose() => _isClosed = true;

        private void Enter(DiskOperation operation)
        {
            CheckOpen();
            disk.Enter(operation, path);
        }

        private void CheckOpen()
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_start != disk._starts)
                throw new PowerLossException();
        }
    }

    private sealed class FolderLock(SimulatedDisk disk, string folder) : IDisposable
    {
        private readonly int _start = disk._starts;
        private bool _isReleased;

        public void Dispose()
        {
            lock (disk._gate)
            {
                if (!_isReleased && _start == disk._starts)
                    disk._locked.Remove(folder);
                _isReleased = true;
            }
        }
    }
}

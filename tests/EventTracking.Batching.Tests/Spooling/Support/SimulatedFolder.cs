namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>The names in a folder: as the programs see them, and as they are on disk.</summary>
internal sealed class SimulatedFolder
{
    private readonly List<Action<SortedDictionary<string, SimulatedFile>>> _unsynced = [];
    private SortedDictionary<string, SimulatedFile> _onDisk = new(StringComparer.Ordinal);

    public SortedDictionary<string, SimulatedFile> Files { get; private set; } = new(StringComparer.Ordinal);

    public bool IsSynced => _unsynced.Count == 0;

    public void Add(string name, SimulatedFile file) => Change(files => files[name] = file);

    public void Remove(string name) => Change(files => files.Remove(name));

    /// <summary>Renames a file: even a crash never leaves both names or neither.</summary>
    public void Rename(string from, string to) => Change(files =>
    {
        if (files.Remove(from, out var file))
            files[to] = file;
    });

    public void Sync()
    {
        _unsynced.Clear();
        _onDisk = new(Files, StringComparer.Ordinal);
    }

    /// <summary>Leaves what is on disk, with any of the changes that were not synced.</summary>
    public void Crash(Random random)
    {
        var share = random.Next(4) switch { 0 => 0.0, 1 => 1.0, _ => random.NextDouble() };
        foreach (var change in _unsynced)
        {
            if (random.NextDouble() < share)
                change(_onDisk);
        }

        _unsynced.Clear();
        foreach (var file in _onDisk.Values)
            file.Crash(random);
        Files = new(_onDisk, StringComparer.Ordinal);
    }

    private void Change(Action<SortedDictionary<string, SimulatedFile>> change)
    {
        change(Files);
        _unsynced.Add(change);
    }
}

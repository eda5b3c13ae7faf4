using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>
/// The file of the cursor: two slots in different sectors, written alternately, so that a write that fails leaves the previous state.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="steps">The steps that make bytes durable.</param>
/// <param name="folder">The folder of the spool.</param>
/// <param name="reports">Receives the errors after which the other file is used.</param>
internal sealed class CursorFile(ISpoolFileSystem files, DiskSteps steps, string folder, ISpoolReports reports) : IDisposable
{
    private const int SlotDistance = 4096;
    private const int FileBytes = SlotDistance + CursorState.Bytes;

    private ISpoolFile? _file;
    private string _name = SpoolNames.OtherCursor;
    private long _generation;
    private int _slot;

    /// <summary>Returns the latest state without opening the file for writing.</summary>
    /// <param name="folder">The folder of the spool.</param>
    /// <param name="open">Opens a file; returns <see langword="null"/> if it does not exist.</param>
    public static CursorState? Latest(string folder, Func<string, ISpoolFile?> open)
    {
        CursorState? latest = null;
        foreach (var name in (ReadOnlySpan<string>)[SpoolNames.Cursor, SpoolNames.OtherCursor])
        {
            using var file = open(Path.Join(folder, name));
            if (file is not null && LatestOf(file) is var (state, _) && !(latest?.Generation >= state.Generation))
                latest = state;
        }

        return latest;
    }

    /// <summary>Reads the latest state and brings it to disk. Later writes leave it untouched until a newer one is on disk.</summary>
    /// <param name="names">The names in the folder.</param>
    /// <returns>The state, or <see langword="null"/> if no file has a valid one.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    public CursorState? Read(IEnumerable<string> names)
    {
        CursorState? latest = null;
        foreach (var name in names.Where(static name => name is SpoolNames.Cursor or SpoolNames.OtherCursor))
        {
            var file = files.Open(Path.Join(folder, name));
            if (LatestOf(file) is not var (state, slot) || latest?.Generation >= state.Generation)
            {
                file.Dispose();
                continue;
            }

            _file?.Dispose();
            (_file, _name, _slot, _generation) = (file, name, slot, state.Generation);
            latest = state;
        }

        if (latest is { } found)
            Confirm(_file!, found);
        return latest;
    }

    /// <summary>Writes a state that survives the end of the process, and a loss of power after the next <see cref="Sync"/>.</summary>
    public void Write(CursorState state) => Update(state, static _ => { });

    /// <summary>Writes a state and waits until it is on disk.</summary>
    public void Sync(CursorState state) => Update(state, file =>
    {
        steps.Sync(file);

        // Only now, so that one slot always has a state that is on disk.
        _slot = 1 - _slot;
    });

    public void Dispose() => _file?.Dispose();

    private static (CursorState State, int Slot)? LatestOf(ISpoolFile file) =>
        (ReadSlot(file, 0), ReadSlot(file, SlotDistance)) switch
        {
            ({ } first, { } second) => first.Generation > second.Generation ? (first, 0) : (second, 1),
            ({ } first, null) => (first, 0),
            (null, { } second) => (second, 1),
            _ => null,
        };

    private static CursorState? ReadSlot(ISpoolFile file, int offset)
    {
        Span<byte> slot = stackalloc byte[CursorState.Bytes];
        return CursorState.Read(slot[..file.Fill(offset, slot)]);
    }

    /// <summary>
    /// Brings the state that was read to disk, because the next write overwrites the one before it. If the sync of the previous process
    /// has failed, the system writes neither the bytes nor the length on its own any more.
    /// </summary>
    private void Confirm(ISpoolFile file, CursorState state)
    {
        try
        {
            var bytes = new byte[CursorState.Bytes];
            state.Write(bytes);
            file.Truncate(FileBytes);
            steps.Write(file, _slot * SlotDistance, bytes);
            steps.Sync(file);
            _slot = 1 - _slot;
        }
        catch (IOException error)
        {
            Replace(state, error);
        }
    }

    /// <summary>Writes a state to the next slot, or to a new file if that fails.</summary>
    private void Update(CursorState state, Action<ISpoolFile> complete)
    {
        if (_file is null)
        {
            Replace(state);
            return;
        }

        try
        {
            steps.Write(_file, _slot * SlotDistance, Encode(state));
            complete(_file);
        }
        catch (IOException error)
        {
            Replace(state, error);
        }
    }

    /// <summary>Writes a state to the other file, because this one has failed.</summary>
    private void Replace(CursorState state, IOException error)
    {
        reports.Report(new SpoolReport(SpoolReportKind.DiskError, Path.Join(folder, _name), Error: error));
        Replace(state);
    }

    /// <summary>Writes a state to a new file and deletes the old one.</summary>
    private void Replace(CursorState state)
    {
        _file?.Dispose();
        _file = null;
        var old = _name;
        var name = old is SpoolNames.Cursor ? SpoolNames.OtherCursor : SpoolNames.Cursor;
        DeleteIfExists(name);
        var file = files.Create(Path.Join(folder, name), FileBytes);
        try
        {
            var bytes = new byte[FileBytes];
            Encode(state).CopyTo(bytes, 0);
            steps.Write(file, 0, bytes);
            steps.Sync(file);
            steps.SyncFolder(folder);
        }
        catch (IOException)
        {
            file.Dispose();
            throw;
        }

        (_file, _name, _slot) = (file, name, 1);
        DeleteIfExists(old);
        steps.SyncFolder(folder);
    }

    private void DeleteIfExists(string name)
    {
        if (files.List(folder).Contains(name, StringComparer.Ordinal))
            files.Delete(Path.Join(folder, name));
    }

    private byte[] Encode(CursorState state)
    {
        var bytes = new byte[CursorState.Bytes];
        (state with { Generation = ++_generation }).Write(bytes);
        return bytes;
    }
}

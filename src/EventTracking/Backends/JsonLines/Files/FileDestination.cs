namespace EventTracking.JsonLines.Files;

/// <summary>
/// Appends lines to the file at a path, whichever file that is at the moment, and sees to it that every block begins behind a line
/// break and is written whole or not at all.
/// </summary>
/// <remarks>
/// Several processes may do so with the same path. Each holds the file's lock for the length of a block, and having it, looks
/// whether the file is still at its path: so nothing is ever written to a file that another process has rolled, and nothing is
/// cut that another one has written.
/// </remarks>
internal sealed class FileDestination : LineDestination
{
    /// <summary>The path is led to another file that often only where something is wrong.</summary>
    private const int MostReplacements = 100;

    private readonly string _path;
    private readonly LineFileSystem _files;
    private readonly JsonLinesDurability _durability;
    private readonly FileRolling? _rolling;
    private readonly LockWait _wait = new();
    private readonly Impairments _impairments;
    private LineFile? _file;

    public FileDestination(string path, JsonLinesOptions options, LineFileSystem files, Impairments impairments)
    {
        _path = Path.GetFullPath(path);
        _files = files;
        _durability = options.Durability;
        _rolling = options.Rolling?.Invoke(_path, options, files, impairments);
        _impairments = impairments;
        _file = Open();
        _rolling?.LookAfter();
    }

    public override void Write(ReadOnlySpan<byte> lines)
    {
        LineFile file;
        try
        {
            file = Lock();
            Mend(file);
            if (_rolling is not null && _rolling.IsDue(file, lines.Length))
                file = Roll(file, _rolling);
            WholeWrite.Append(file, lines);
        }
        finally
        {
            _file?.Unlock();
        }

        if (_durability is JsonLinesDurability.Disk)
            Sync(file, lines.Length);
    }

    public override void Flush()
    {
        // Every write has gone as far already as it is to go.
    }

    public override void Reopen()
    {
        Close();
        _file = Open();
    }

    public override void Dispose()
    {
        Close();
        _rolling?.Dispose();
    }

    private LineFile Open()
    {
        var file = _files.Open(_path);
        try
        {
            if (!file.IsRegular && (_durability is JsonLinesDurability.Disk || _rolling is { IsOn: true }))
                throw new IOException($"'{_path}' is a pipe or a device: it can neither be synced nor rolled. Leave these settings out.");

            if (_durability is JsonLinesDurability.Disk)
                _files.SyncFolder(Path.GetDirectoryName(_path)!);
            _rolling?.Begin(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Locks the file that is at the path, which may be another one than it was for the last block.</summary>
    private LineFile Lock()
    {
        for (var attempt = 0; attempt < MostReplacements; attempt++)
        {
            var file = _file ??= Open();
            if (!_wait.TryLock(file))
                throw new IOException($"The file '{_path}' is being written to by another process, which does not come to an end.");
            if (file.IsAt(_path))
                return file;

            Close();
        }

        throw new IOException($"The file '{_path}' is replaced again and again. Find out what replaces it.");
    }

    /// <summary>Begins a new file. Where that fails the old one grows: no event is lost for it.</summary>
    private LineFile Roll(LineFile file, FileRolling rolling)
    {
        try
        {
            rolling.MoveAway();
        }
        catch (IOException exception)
        {
            _impairments.Note(exception);
            return file;
        }

        Close();
        rolling.LookAfter();
        var next = Lock();
        Mend(next);
        return next;
    }

    /// <summary>A rolled file is to end in a whole line as well, so that this comes before anything else is done to a file.</summary>
    private void Mend(LineFile file)
    {
        if (TornTail.Mend(file) is { } mended)
            _impairments.Note(new IOException($"{mended} ({_path})"));
    }

    private void Sync(LineFile file, long length)
    {
        try
        {
            file.Sync();
        }
        catch (IOException)
        {
            SetAside(file, length);
            throw;
        }
    }

    /// <summary>
    /// Leaves a file that could not be synced. The system counts its pages as written now: a later sync of the same file would
    /// succeed without them. So the block goes to a new file.
    /// </summary>
    private void SetAside(LineFile file, long length)
    {
        try
        {
            if (!_wait.TryLock(file) || !file.IsAt(_path))
                return;

            Mend(file);
            if (file.Length == length)
                file.Truncate(0);
            else
                _rolling?.MoveAway();
        }
        catch (IOException exception)
        {
            _impairments.Note(exception);
        }
        finally
        {
            Close();
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }
}

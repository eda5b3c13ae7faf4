using EventTracking.Backends.JsonLines.Blocks;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// Appends lines to the file at a path, whichever file that is at the moment. Every block begins at the start of a line and is written
/// whole or not at all.
/// </summary>
/// <remarks>
/// Several processes may do so with the same path. Each holds the lock for the length of a block, and having it, checks that its file is
/// still at the path: so nothing is written to a file that another process has rolled, and nothing is cut that another one has written.
/// </remarks>
internal sealed class FileDestination : LineDestination
{
    private readonly string _path;
    private readonly JsonLinesDurability _durability;
    private readonly CurrentFile _current;
    private readonly DeferredFailures _deferredFailures;

    public FileDestination(string path, JsonLinesOptions options, LineFileSystem files, DeferredFailures deferredFailures)
    {
        _path = Path.GetFullPath(path);
        _durability = options.Durability;
        _deferredFailures = deferredFailures;
        CreateFolder();
        _current = new CurrentFile(_path, options, files, deferredFailures);
        _current.Rolling?.StartMaintenance();
    }

    public override void Write(ReadOnlySpan<byte> lines)
    {
        LineFile file;
        try
        {
            file = Append(_current.Enter(), lines);
        }
        finally
        {
            _current.Lock.Exit();
        }

        if (_durability is JsonLinesDurability.Disk)
            Sync(file, lines.Length);
    }

    public override void Flush()
    {
        // Every write has been handed to the operating system, and to the disk if that was asked for.
    }

    public override void Reopen() => _current.Reopen();

    public override void Dispose() => _current.Dispose();

    /// <summary>If the folder cannot be created, the file cannot be opened, and that message names both.</summary>
    private void CreateFolder()
    {
        try
        {
            if (Path.GetDirectoryName(LinkTarget.Resolve(_path)) is { } folder)
                Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Opening the file reports it.
        }
    }

    private LineFile Append(LineFile file, ReadOnlySpan<byte> lines)
    {
        // A rolled file ends in a whole line as well, so this is done first.
        Repair(file);
        if (_current.Rolling is { } rolling && rolling.IsDue(file, lines.Length))
        {
            var isNew = _current.TryRoll(ref file, rolling);
            Repair(file);
            if (isNew)
                rolling.StartFile(file);
        }

        Write(file, lines);
        return file;
    }

    /// <summary>Writes a block whole or not at all, in one write unless the system takes it in parts.</summary>
    /// <exception cref="IOException">The block could not be written. A part that was written is cut off again.</exception>
    private void Write(LineFile file, ReadOnlySpan<byte> lines)
    {
        var rest = lines;
        try
        {
            while (!rest.IsEmpty)
                rest = rest[file.Write(rest)..];
        }
        catch (IOException) when (rest.Length < lines.Length)
        {
            if (_current.Lock.CanTruncate)
                CutOff(file, lines.Length - rest.Length);
            throw;
        }
    }

    private static void CutOff(LineFile file, int written)
    {
        try
        {
            file.Truncate(file.Length - written);
        }
        catch (IOException)
        {
            // The file ends in a torn line, which the next write repairs.
        }
    }

    private void Repair(LineFile file)
    {
        if (TornTail.Repair(file, _current.Lock) is { } mended)
            _deferredFailures.Add(new IOException($"{mended} ({_path})"));
    }

    private void Sync(LineFile file, long length)
    {
        try
        {
            file.Sync();
        }
        catch (IOException)
        {
            AbandonUnsynced(file, length);
            throw;
        }
    }

    /// <summary>
    /// Leaves a file that could not be synced. The system counts its pages as written now: a later sync of the same file would
    /// succeed without them. So the block goes to a new file.
    /// </summary>
    private void AbandonUnsynced(LineFile file, long length)
    {
        var writing = _current.Lock;
        try
        {
            if (!writing.TryEnter(file, _path, out _) || !file.IsAt(_path))
                return;

            Repair(file);
            if (file.Length == length && writing.CanTruncate)
                file.Truncate(0);
            else
                _current.Rolling?.MoveAway(file, writing.File);
        }
        catch (IOException exception)
        {
            _deferredFailures.Add(exception);
        }
        finally
        {
            _current.Close();
            writing.Exit();
        }
    }
}

using EventTracking.Backends.JsonLines.Blocks;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// Appends lines to the file that is currently at a path. Every block begins at the start of a line and is written completely or
/// not at all.
/// </summary>
/// <remarks>
/// Several processes can write to the same path. Each takes the lock for one block and then checks that its file is still at the
/// path, so it neither writes to a file that another process has rolled nor truncates what another process has written.
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

    /// <summary>Every write has reached the operating system, or the disk if the durability requires it.</summary>
    public override bool IsBuffered => false;

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
        // Nothing is buffered.
    }

    public override void Reopen() => _current.Reopen();

    public override void Dispose() => _current.Dispose();

    /// <summary>Creates the folder of the file if it does not exist.</summary>
    private void CreateFolder()
    {
        try
        {
            if (Path.GetDirectoryName(LinkTarget.Resolve(_path)) is { } folder)
                Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Opening the file then fails as well, and reports it.
        }
    }

    private LineFile Append(LineFile file, ReadOnlySpan<byte> lines)
    {
        // Before rolling, so that rolled files end in a complete line as well.
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

    /// <summary>Writes a block completely or not at all, in a single write unless the system accepts only a part.</summary>
    /// <exception cref="IOException">
    /// The block could not be written. A part that was written is removed again if the lock is held.
    /// </exception>
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
    /// Empties or rolls a file that could not be synced, so that the block is written again. The system now considers the pages
    /// written: a later sync of the same file would succeed without them.
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

using EventTracking.Backends.JsonLines.Blocks;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>The file that is currently at a path, its lock, and the files that were rolled from it.</summary>
internal sealed class CurrentFile : IDisposable
{
    /// <summary>How often the file may be replaced while it is being opened before giving up.</summary>
    private const int MaxReplacements = 100;

    private readonly string _path;
    private readonly JsonLinesOptions _options;
    private readonly LineFileSystem _files;
    private readonly DeferredFailures _deferredFailures;

    /// <summary>The path with links resolved.</summary>
    private string? _resolvedPath;
    private LineFile? _file;

    private RolledFiles? _rolled;

    /// <summary>The permissions of the previous file, which the next one gets.</summary>
    private FilePermissions? _lastPermissions;
    private bool _hasReportedLock;

    public CurrentFile(string path, JsonLinesOptions options, LineFileSystem files, DeferredFailures deferredFailures)
    {
        (_path, _options, _files, _deferredFailures) = (path, options, files, deferredFailures);
        try
        {
            _file = Open();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public WriterLock Lock { get; } = new();

    public FileRolling? Rolling { get; private set; }

    /// <summary>Takes the lock of the file at the path. Opens that file first if another one was there for the previous block.</summary>
    /// <exception cref="IOException">
    /// The file cannot be opened, or another process keeps its lock and the file cannot be rolled.
    /// </exception>
    public LineFile Enter()
    {
        for (var attempt = 0; attempt < MaxReplacements; attempt++)
        {
            var file = _file ??= Open();
            var isLocked = Lock.TryEnter(file, _path, out var hasWaited);
            if (file.IsAt(_path))
            {
                if (isLocked)
                    return file;
                RollLockedFile(file, hasWaited);
            }

            Close();
        }

        throw new IOException($"The file '{_path}' keeps being replaced. Find out what replaces it.");
    }

    /// <summary>Starts a new file. If that fails, the current one keeps growing and no event is lost.</summary>
    /// <param name="file">The current file; after the call, the file to write to. Its lock is held.</param>
    /// <param name="rolling">Moves the current file away.</param>
    /// <returns>Whether a new file was started.</returns>
    public bool TryRoll(ref LineFile file, FileRolling rolling)
    {
        if (Lock.IsOrphaned)
        {
            OpenLock(file);
            Close();
            file = Enter();
            return false;
        }

        if (!rolling.TryMoveAway(file, Lock.File))
            return false;

        Close();
        rolling.StartMaintenance();
        file = Enter();

        // Another process may have created it without knowing the permissions of the previous file.
        if (PermissionsOfNewFile() is { } permissions && file.Length == 0 && file.Permissions != permissions)
            file.SetPermissions(permissions);
        return true;
    }

    public void Reopen()
    {
        Close();
        _file = Open();
    }

    public void Close()
    {
        if (_file is null)
            return;

        _lastPermissions = _file.IsRegular ? _file.Permissions : null;
        Lock.Exit();
        Lock.ResetWait();
        _file.Dispose();
        _file = null;
    }

    public void Dispose()
    {
        Close();
        Lock.Dispose();
        Rolling?.Dispose();
    }

    private LineFile Open()
    {
        SwitchTo(LinkTarget.Resolve(_path));
        var file = _files.Open(_resolvedPath!, File.Exists(_resolvedPath) ? null : PermissionsOfNewFile());
        try
        {
            if (!file.IsRegular && (_options.Durability is JsonLinesDurability.Disk || Rolling is { IsEnabled: true }))
                throw new IOException($"'{_path}' is a pipe or a device, which can neither be synced nor rolled. Remove these settings.");

            if (_options.Durability is JsonLinesDurability.Disk)
                _files.SyncFolder(Path.GetDirectoryName(_resolvedPath)!);
            if (Lock.File is null && file.IsRegular)
                OpenLock(file);
            Rolling?.ForgetStart();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Uses the lock file and the rolled files next to the file, because a link at the path may now lead elsewhere.</summary>
    private void SwitchTo(string place)
    {
        if (place == _resolvedPath)
            return;

        _resolvedPath = place;
        Lock.File = null;
        Rolling?.Dispose();
        _rolled = new RolledFiles(place, _files);
        Rolling = _options.Rolling?.Invoke(_rolled, _options, _files, _deferredFailures);
    }

    /// <summary>
    /// Rolls a file whose lock a stopped process holds, so that the other processes can start a new one. When the stopped process
    /// continues, it finishes its block in the rolled file.
    /// </summary>
    /// <exception cref="IOException">The file cannot be rolled.</exception>
    private void RollLockedFile(LineFile file, bool mayRoll)
    {
        var held = $"The lock of the file '{_path}' is held by another process that does not release it";
        if (!mayRoll || !file.IsRegular)
            throw new IOException($"{held}. Events wait in memory.");

        try
        {
            _rolled!.Add(file, DateOnly.FromDateTime(FileRolling.ReadStart(file)), Lock.File);
        }
        catch (IOException exception)
        {
            throw new IOException($"{held}. Events wait in memory. {exception.Message}", exception);
        }

        _deferredFailures.Add(new IOException($"{held}. The file was rolled and a new one started."));
    }

    /// <returns><see langword="null"/> for the system's defaults.</returns>
    private FilePermissions? PermissionsOfNewFile()
    {
        var last = _lastPermissions ?? (Rolling is { IsEnabled: true } rolling ? rolling.LastPermissions : null);
        return _options.UnixFileMode is { } mode ? new FilePermissions(mode, last?.Owner, last?.Group) : last;
    }

    /// <summary>Opens the lock file. If that fails, for example in a read-only folder, the file itself is locked.</summary>
    private void OpenLock(LineFile file)
    {
        try
        {
            Lock.File = _files.OpenLock(_resolvedPath!, file.Permissions);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            if (!_hasReportedLock)
            {
                _deferredFailures.Add(new IOException(
                    $"The lock file of '{_path}' cannot be opened: {exception.Message} The file itself is locked instead, which any "
                        + "process that can read the file can prevent.",
                    exception));
            }

            _hasReportedLock = true;
        }
    }
}

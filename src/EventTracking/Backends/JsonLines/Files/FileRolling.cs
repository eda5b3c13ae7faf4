using EventTracking.Backends.JsonLines.Blocks;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Moves full and old files away from a path, and looks after those that were moved.</summary>
internal sealed class FileRolling : IDisposable
{
    /// <summary>How long a file that could not be rolled grows before that is tried again.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;
    private readonly RollingPolicy _policy;
    private readonly RolledFiles _rolled;
    private readonly RolledFileMaintenance _maintenance;
    private readonly DeferredFailures _deferredFailures;

    /// <summary>When the first event of the current file was written; not known before something is written to it.</summary>
    private DateTime? _start;
    private long? _failedAt;

    private FileRolling(RolledFiles rolled, JsonLinesOptions options, LineFileSystem files, DeferredFailures deferredFailures)
    {
        _time = options.TimeProvider;
        _policy = new RollingPolicy(options);
        _rolled = rolled;
        _maintenance = new RolledFileMaintenance(
            rolled, options.Compressor?.Invoke(files), new RetentionPolicy(options), files, options.TimeProvider, deferredFailures);
        _deferredFailures = deferredFailures;
    }

    public bool IsEnabled => _policy.IsEnabled;

    /// <summary>The permissions of the youngest rolled file: the current one may be missing because the process ended while it was rolled.</summary>
    public FilePermissions? LastPermissions => _rolled.LastPermissions;

    public static FileRolling Start(RolledFiles rolled, JsonLinesOptions options, LineFileSystem files, DeferredFailures deferredFailures) =>
        new(rolled, options, files, deferredFailures);

    /// <summary>Another file has been opened.</summary>
    public void ForgetStart() => _start = null;

    /// <summary>The first block is about to be written to a file, unless another process has written to it.</summary>
    public void StartFile(LineFile file) => _start = file.Length == 0 ? _policy.Now : null;

    /// <summary>Whether a block of this length belongs to another file. An empty file begins with it.</summary>
    public bool IsDue(LineFile file, int length)
    {
        var size = file.Length;
        if (size == 0)
            StartFile(file);
        return size > 0 && _policy.IsDue(size, StartOf(file), length) && !IsBackingOff;
    }

    /// <inheritdoc cref="RolledFiles.Add"/>
    public void MoveAway(LineFile file, LineFile? lockFile) => _rolled.Add(file, DateOnly.FromDateTime(StartOf(file)), lockFile);

    /// <summary>Moves the current file away. A failure is reported once, until it succeeds again.</summary>
    /// <returns>Whether it was moved.</returns>
    public bool TryMoveAway(LineFile file, LineFile? lockFile)
    {
        try
        {
            MoveAway(file, lockFile);
            _failedAt = null;
            return true;
        }
        catch (IOException exception)
        {
            if (_failedAt is null)
                _deferredFailures.Add(exception);
            _failedAt = _time.GetTimestamp();
            return false;
        }
    }

    /// <inheritdoc cref="RolledFileMaintenance.Start"/>
    public void StartMaintenance() => _maintenance.Start();

    public void Dispose() => _maintenance.Dispose();

    private bool IsBackingOff => _failedAt is { } failed && _time.GetElapsedTime(failed) < RetryInterval;

    private DateTime StartOf(LineFile file) => _start ??= FirstEvent.TimeOf(file);
}

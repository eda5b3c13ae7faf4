using EventTracking.Backends.JsonLines.Blocks;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Moves full and old files away from a path, and looks after those that were moved.</summary>
internal sealed class FileRolling : IDisposable
{
    /// <summary>How long a file that could not be rolled grows before that is tried again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;
    private readonly RollingPolicy _policy;
    private readonly RolledFiles _rolled;
    private readonly RolledFileUpkeep _upkeep;
    private readonly Impairments _impairments;

    /// <summary>When the first event of the current file was written; not known before something is written to it.</summary>
    private DateTime? _begun;
    private long? _failed;

    private FileRolling(RolledFiles rolled, JsonLinesOptions options, LineFileSystem files, Impairments impairments)
    {
        _time = options.TimeProvider;
        _policy = new RollingPolicy(options);
        _rolled = rolled;
        _upkeep = new RolledFileUpkeep(
            rolled, options.Compressor?.Invoke(files), new RetentionPolicy(options), files, options.TimeProvider, impairments);
        _impairments = impairments;
    }

    public bool IsOn => _policy.IsOn;

    /// <summary>The rights of the youngest rolled file: the current one may be missing because the process ended while it was rolled.</summary>
    public FileRights? LastRights => _rolled.LastRights;

    public static FileRolling Start(RolledFiles rolled, JsonLinesOptions options, LineFileSystem files, Impairments impairments) =>
        new(rolled, options, files, impairments);

    /// <summary>Another file has been opened.</summary>
    public void Forget() => _begun = null;

    /// <summary>The first block is about to be written to a file, unless another process has written to it.</summary>
    public void Begin(LineFile file) => _begun = file.Length == 0 ? _policy.Now : null;

    /// <summary>Whether a block of this length belongs to another file. An empty file begins with it.</summary>
    public bool IsDue(LineFile file, int length)
    {
        var size = file.Length;
        if (size == 0)
            Begin(file);
        return size > 0 && _policy.IsDue(size, BegunAt(file), length) && !IsPausing;
    }

    /// <inheritdoc cref="RolledFiles.Add"/>
    public void MoveAway(LineFile file, LineFile? lockFile) => _rolled.Add(file, DateOnly.FromDateTime(BegunAt(file)), lockFile);

    /// <summary>Moves the current file away. A failure is reported once, until it succeeds again.</summary>
    /// <returns>Whether it was moved.</returns>
    public bool TryMoveAway(LineFile file, LineFile? lockFile)
    {
        try
        {
            MoveAway(file, lockFile);
            _failed = null;
            return true;
        }
        catch (IOException exception)
        {
            if (_failed is null)
                _impairments.Note(exception);
            _failed = _time.GetTimestamp();
            return false;
        }
    }

    /// <inheritdoc cref="RolledFileUpkeep.Start"/>
    public void LookAfter() => _upkeep.Start();

    public void Dispose() => _upkeep.Dispose();

    private bool IsPausing => _failed is { } failed && _time.GetElapsedTime(failed) < Pause;

    private DateTime BegunAt(LineFile file) => _begun ??= FirstEvent.TimeOf(file);
}

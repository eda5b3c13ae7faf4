namespace EventTracking.JsonLines.Files;

/// <summary>Moves full and old files away from a path, and looks after those that were moved.</summary>
internal sealed class FileRolling : IDisposable
{
    private readonly RollingPolicy _policy;
    private readonly RolledFiles _rolled;
    private readonly RolledFileUpkeep _upkeep;
    private DateOnly _day;

    private FileRolling(string path, JsonLinesOptions options, LineFileSystem files, Impairments impairments)
    {
        _policy = new RollingPolicy(options);
        _rolled = new RolledFiles(path);
        _upkeep = new RolledFileUpkeep(_rolled, options.Compressor?.Invoke(files), options.RetainedFiles, impairments);
    }

    public bool IsOn => _policy.IsOn;

    public static FileRolling Start(string path, JsonLinesOptions options, LineFileSystem files, Impairments impairments) =>
        new(path, options, files, impairments);

    /// <summary>A file has been opened.</summary>
    public void Begin(LineFile file) => _day = _policy.DayOf(file);

    /// <summary>Whether so many bytes more belong to another file.</summary>
    public bool IsDue(LineFile file, int length) => _policy.IsDue(file, _day, length);

    /// <inheritdoc cref="RolledFiles.Add"/>
    public void MoveAway() => _rolled.Add(_day);

    /// <inheritdoc cref="RolledFileUpkeep.Start"/>
    public void LookAfter() => _upkeep.Start();

    public void Dispose() => _upkeep.Dispose();
}

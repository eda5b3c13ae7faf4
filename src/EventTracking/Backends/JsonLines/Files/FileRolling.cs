using System.Globalization;
using System.Text;
using EventTracking.Backends.JsonLines.Blocks;
using EventTracking.Line;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Decides when to start a new file, moves the current one away and starts the maintenance of the rolled files.</summary>
internal sealed class FileRolling : IDisposable
{
    /// <summary>A line has its timestamp within this many bytes, unless the event name is longer.</summary>
    private const int MaxStartLength = 4096;

    /// <summary>The length of <c>2026-11-23T19</c>: the hour is the shortest interval.</summary>
    private const int HourLength = 13;

    /// <summary>How long a file that could not be rolled keeps growing before rolling is tried again.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(10);

    private readonly JsonLinesOptions _options;
    private readonly RolledFiles _rolled;
    private readonly RolledFileMaintenance _maintenance;
    private readonly DeferredFailures _deferredFailures;

    /// <summary>The time of the first event of the current file; unknown until something is written to the file.</summary>
    private DateTime? _start;
    private long? _failedAt;

    private FileRolling(RolledFiles rolled, JsonLinesOptions options, LineFileSystem files, DeferredFailures deferredFailures)
    {
        _options = options;
        _rolled = rolled;
        _maintenance = new RolledFileMaintenance(rolled, options, files, deferredFailures);
        _deferredFailures = deferredFailures;
    }

    public bool IsEnabled => _options.MaxFileSize is not null || _options.RollingInterval is not RollingInterval.None;

    /// <summary>Gets the permissions of the latest rolled file, for a process that ended while rolling and left no current file.</summary>
    public FilePermissions? LastPermissions => _rolled.LastPermissions;

    private DateTime Now => _options.TimeProvider.GetUtcNow().UtcDateTime;

    private bool IsBackingOff => _failedAt is { } failed && _options.TimeProvider.GetElapsedTime(failed) < RetryInterval;

    public static FileRolling Start(
        RolledFiles rolled, JsonLinesOptions options, LineFileSystem files, DeferredFailures deferredFailures) =>
        new(rolled, options, files, deferredFailures);

    /// <summary>Returns the hour of the first event in a file, or the last write time if the file does not start with an event.</summary>
    public static DateTime ReadStart(LineFile file)
    {
        Span<byte> bytes = stackalloc byte[MaxStartLength];
        var start = bytes[..file.Read(bytes, 0)];

        // The name cannot contain this text: quotes are escaped in it.
        var key = LineFormat.TimestampKey;
        var timestamp = start.IndexOf(key) is >= 0 and var index ? start[(index + key.Length)..] : default;
        return timestamp.Length >= HourLength && TryParseHour(timestamp[..HourLength], out var time) ? time : file.LastWriteTimeUtc;
    }

    /// <summary>Forgets the start of the previous file after another one was opened.</summary>
    public void ForgetStart() => _start = null;

    /// <summary>Records the start of a new file, unless another process has already written to it.</summary>
    public void StartFile(LineFile file) => _start = file.Length == 0 ? Now : null;

    /// <summary>Returns whether a block of this length belongs to a new file. It never does if the current file is empty.</summary>
    /// <remarks>
    /// A file is also due if its interval is later than the current one: a clock that was briefly ten years ahead must not delay rolling
    /// by ten years.
    /// </remarks>
    public bool IsDue(LineFile file, int length)
    {
        var size = file.Length;
        if (size == 0)
            StartFile(file);
        return size > 0
            && IsEnabled
            && (size + length > _options.MaxFileSize || IntervalOf(StartOf(file)) != IntervalOf(Now))
            && !IsBackingOff;
    }

    /// <inheritdoc cref="RolledFiles.Add"/>
    public void MoveAway(LineFile file, LineFile? lockFile) => _rolled.Add(file, DateOnly.FromDateTime(StartOf(file)), lockFile);

    /// <summary>Moves the current file away. A failure is reported once, until moving succeeds again.</summary>
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
            _failedAt = _options.TimeProvider.GetTimestamp();
            return false;
        }
    }

    /// <inheritdoc cref="RolledFileMaintenance.Start"/>
    public void StartMaintenance() => _maintenance.Start();

    public void Dispose() => _maintenance.Dispose();

    private DateTime StartOf(LineFile file) => _start ??= ReadStart(file);

    private DateTime IntervalOf(DateTime time) => _options.RollingInterval switch
    {
        RollingInterval.Day => time.Date,
        RollingInterval.Hour => time.Date.AddHours(time.Hour),
        _ => default,
    };

    private static bool TryParseHour(ReadOnlySpan<byte> hour, out DateTime time) => DateTime.TryParseExact(
        Encoding.UTF8.GetString(hour),
        "yyyy-MM-ddTHH",
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out time);
}

using EventTracking.Backends.JsonLines;
using EventTracking.Backends.JsonLines.Blocks;
using EventTracking.Backends.JsonLines.Files;
using EventTracking.Threading;

namespace EventTracking;

/// <summary>Options of a <see cref="JsonLinesBackend"/>.</summary>
public sealed class JsonLinesOptions
{
    /// <summary>
    /// Gets or initializes the number of bytes that are buffered before they are written together. Default: 2 MiB. A larger event is
    /// written on its own. If 0, every event is written before its emit returns.
    /// </summary>
    /// <remarks>
    /// Up to twice as much memory is used: while one block is being written, or waits because the disk is full, the next one is filled.
    /// </remarks>
    public int BlockSize { get; init; } = 2 * 1024 * 1024;

    /// <summary>
    /// Gets or initializes how long an event may wait for its block to fill before the block is written. Default: one second.
    /// <see cref="Timeout.InfiniteTimeSpan"/> writes a block only when it is full, on a flush, and on disposal.
    /// </summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or initializes what a delivered event survives. Default: <see cref="JsonLinesDurability.Process"/>. For files only.
    /// </summary>
    public JsonLinesDurability Durability
    {
        get;
        init => (field, Rolling) = (value, FileRolling.Start);
    }

    /// <summary>
    /// Gets or initializes the maximum size of a file in bytes, after which a new file is started. Default: no limit. A block that would
    /// exceed it goes to a new file, so a file is larger only if a single block is. For files only.
    /// </summary>
    /// <remarks>
    /// The full file is renamed: <c>events.jsonl</c> becomes <c>events.2026-11-23.000042.jsonl</c>, with the UTC day of its first event
    /// and a number higher than all previous ones, even those of files that have been removed. The numbers, not the dates, order the files,
    /// because clocks may jump. If the file cannot be renamed, it keeps growing and the failure is reported.
    /// </remarks>
    public long? MaxFileSize
    {
        get;
        init => (field, Rolling) = (value, FileRolling.Start);
    }

    /// <summary>Gets or initializes how often a new file is started regardless of size. Default: never. For files only.</summary>
    public RollingInterval RollingInterval
    {
        get;
        init => (field, Rolling) = (value, FileRolling.Start);
    }

    /// <summary>
    /// Gets or initializes the number of rolled files to keep, not counting the current one. Default: all. When a file is rolled, the files
    /// with the lowest numbers are deleted. For files only.
    /// </summary>
    public int? RetainedFiles { get; init; }

    /// <summary>
    /// Gets or initializes the number of days to keep rolled files. Default: no limit. A file is deleted when the day in its name is more
    /// than this number of days ago; this is checked at startup, when a file is rolled, and every hour. For files only.
    /// </summary>
    /// <remarks>With <see cref="RollingInterval"/>, a file contains no events from after the day in its name.</remarks>
    public int? RetainedDays { get; init; }

    /// <summary>
    /// Gets or initializes the maximum total size of all rolled files in bytes, not counting the current one. Default: no limit. When a
    /// file is rolled, the files with the lowest numbers are deleted until the others fit. For files only.
    /// </summary>
    public long? MaxTotalSize { get; init; }

    /// <summary>
    /// Gets or initializes a value indicating whether rolled files are compressed to <c>.gz</c> in the background. Default:
    /// <see langword="false"/>. Files that a crash left uncompressed are compressed after the next start. For files only.
    /// </summary>
    public bool CompressRolledFiles
    {
        get => Compressor is not null;
        init => Compressor = value ? static files => new RolledFileCompressor(files) : null;
    }

    /// <summary>
    /// Gets or initializes the permissions of created files, regardless of the umask. They must include reading and writing for the owner.
    /// Default: the umask decides for the first file; each following file inherits the permissions of the previous one, and its owner and
    /// group if the process may set them. A compressed file keeps the permissions of the original. Ignored on Windows. For files only.
    /// </summary>
    public UnixFileMode? UnixFileMode { get; init; }

    /// <summary>
    /// Gets or initializes a value indicating whether the signal SIGHUP reopens the file. Default: <see langword="false"/>. The signal then
    /// no longer ends the process. If the process ignores SIGHUP, as after <c>nohup</c>, a warning is logged. Windows has no such signal.
    /// For files only.
    /// </summary>
    /// <remarks>
    /// On Linux, a file that was moved away, for example by logrotate, is detected without a signal when the next block is written.
    /// </remarks>
    public bool ReopenOnHangup
    {
        get => Hangup is not null;
        init => Hangup = value ? HangupSignal.Listen : null;
    }

    /// <summary>
    /// Gets or initializes a value indicating whether the stream stays open when the backend is disposed. Default: <see langword="false"/>.
    /// For streams only.
    /// </summary>
    public bool LeaveOpen { get; init; }

    /// <summary>
    /// Gets or initializes the clock of <see cref="FlushInterval"/>, <see cref="RollingInterval"/> and <see cref="RetainedDays"/>. Default:
    /// the system clock.
    /// </summary>
    public TimeProvider TimeProvider
    {
        get;
        init => (field, StartTimer) = (value, (interval, beat) => PeriodicThread.Start(interval, beat, value));
    } = TimeProvider.System;

    // Each setting alone refers to the code that it needs, so that native programs that do not set it do not contain that code.
    internal Func<RolledFiles, JsonLinesOptions, LineFileSystem, DeferredFailures, FileRolling>? Rolling { get; private init; }

    internal Func<TimeSpan, Action, IDisposable> StartTimer { get; private init; } = PeriodicThread.Start;

    internal Func<LineFileSystem, RolledFileCompressor>? Compressor { get; private init; }

    internal Func<Action, DeferredFailures, IDisposable?>? Hangup { get; private init; }
}

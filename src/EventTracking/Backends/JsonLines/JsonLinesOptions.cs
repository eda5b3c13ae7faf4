using EventTracking.Backends.JsonLines;
using EventTracking.Backends.JsonLines.Blocks;
using EventTracking.Backends.JsonLines.Files;
using EventTracking.Threading;

namespace EventTracking;

/// <summary>Settings of a <see cref="JsonLinesBackend"/>.</summary>
public sealed class JsonLinesOptions
{
    /// <summary>
    /// How many bytes are gathered before they are written in one go; 2 MiB unless set. An event that is larger is written by
    /// itself. With 0, every event is written before its emit returns.
    /// </summary>
    /// <remarks>
    /// Twice as much memory may be in use: while one block is being written, or waits for a disk that is full, the next one is
    /// filled.
    /// </remarks>
    public int BlockSize { get; init; } = 2 * 1024 * 1024;

    /// <summary>
    /// How long an event may wait for its block to fill before the block is written as it is; one second unless set.
    /// <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes: until the block is full, a flush, or the end.
    /// </summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What a delivered event survives; the end of the process unless set. For files only.</summary>
    public JsonLinesDurability Durability
    {
        get;
        init => (field, Rolling) = (value, FileRolling.Start);
    }

    /// <summary>
    /// The size in bytes at which a new file is begun; no limit unless set. A block that would take the file past it goes to a new file,
    /// so that a file is larger only if a single block is. For files only.
    /// </summary>
    /// <remarks>
    /// The full file is renamed: <c>events.jsonl</c> becomes <c>events.2026-11-23.000042.jsonl</c>, with the UTC day of its first event
    /// and a number above all that were used before, also of files that were taken away since. The numbers are the order of the files;
    /// clocks may jump. If it cannot be renamed, the file grows and that is reported.
    /// </remarks>
    public long? MaxFileSize
    {
        get;
        init => (field, Rolling) = (value, FileRolling.Start);
    }

    /// <summary>How often a new file is begun in any case; never unless set. For files only.</summary>
    public RollingInterval RollingInterval
    {
        get;
        init => (field, Rolling) = (value, FileRolling.Start);
    }

    /// <summary>
    /// The number of rolled files to keep, the current one not counted; all unless set. When a file is rolled, those with the lowest
    /// numbers are deleted. For files only.
    /// </summary>
    public int? RetainedFiles { get; init; }

    /// <summary>
    /// The number of days to keep rolled files; all are kept unless set. A file is deleted when the day in its name is more than this
    /// number of days ago: when a file is rolled, at the start, and every hour. For files only.
    /// </summary>
    /// <remarks>With <see cref="RollingInterval"/> a file holds no events of a later day than the one in its name.</remarks>
    public int? RetainedDays { get; init; }

    /// <summary>
    /// The size in bytes that all rolled files may have together, the current one not counted; no limit unless set. When a file is
    /// rolled, those with the lowest numbers are deleted until the others fit. For files only.
    /// </summary>
    public long? MaxTotalSize { get; init; }

    /// <summary>
    /// Whether rolled files are compressed to <c>.gz</c>, in the background; they are not unless set. Files that a crash left
    /// uncompressed are compressed after the next start. For files only.
    /// </summary>
    public bool CompressRolledFiles
    {
        get => Compressor is not null;
        init => Compressor = value ? static files => new RolledFileCompressor(files) : null;
    }

    /// <summary>
    /// The permissions of files that are created, whatever the umask; it must include reading and writing for the owner. Unless set, the
    /// first file has those that the umask gives it, and a file that follows another one has its permissions, and its owner and group as
    /// far as the process may set them. A compressed file has those of the file that it was. Ignored on Windows. For files only.
    /// </summary>
    public UnixFileMode? UnixFileMode { get; init; }

    /// <summary>
    /// Whether the signal SIGHUP closes the file and opens the one at its path; it does not unless set. The signal then no longer ends
    /// the process. If the process ignores SIGHUP, as after <c>nohup</c>, that is reported. Windows has no such signal. For files only.
    /// </summary>
    /// <remarks>On Linux a file that was moved away, as by logrotate, is noticed without it, when the next block is written.</remarks>
    public bool ReopenOnHangup
    {
        get => Hangup is not null;
        init => Hangup = value ? HangupSignal.Listen : null;
    }

    /// <summary>Whether the stream is left open when the backend is disposed; it is closed unless set. For streams only.</summary>
    public bool LeaveOpen { get; init; }

    /// <summary>The clock of <see cref="FlushInterval"/>, <see cref="RollingInterval"/> and <see cref="RetainedDays"/>; that of the system unless set.</summary>
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

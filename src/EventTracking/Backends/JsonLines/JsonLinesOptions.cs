using EventTracking.JsonLines;
using EventTracking.JsonLines.Files;

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
    /// The size in bytes that a file may have; no limit unless set. A block that would take the file past it goes to a new file, so
    /// that a file is larger only where a single block is. For files only.
    /// </summary>
    /// <remarks>
    /// The full file is renamed: <c>events.jsonl</c> becomes <c>events.2026-11-23.000042.jsonl</c>, with the day on which it was
    /// begun and a number one above the highest there is. The numbers are the order of the files; clocks may jump.
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
    /// How many rolled files are kept, the current one not counted; all unless set. When one more is rolled, those with the lowest
    /// numbers are deleted. For files only.
    /// </summary>
    public int? RetainedFiles { get; init; }

    /// <summary>
    /// Whether rolled files are compressed to <c>.gz</c>, in the background; they are not unless set. What a crash leaves
    /// uncompressed is compressed after the next start. For files only.
    /// </summary>
    public bool CompressRolledFiles
    {
        get => Compressor is not null;
        init => Compressor = value ? static files => new RolledFileCompressor(files) : null;
    }

    /// <summary>
    /// Whether the signal SIGHUP closes the file and opens what is at its path then; it does not unless set. The signal no longer
    /// ends the process then. Windows has no such signal. For files only.
    /// </summary>
    /// <remarks>On Linux a file that was moved away, as by logrotate, is noticed without it, when the next block is written.</remarks>
    public bool ReopenOnHangup
    {
        get => Hangup is not null;
        init => Hangup = value ? HangupSignal.Listen : null;
    }

    /// <summary>Whether the stream is left open when the backend is disposed of; it is closed unless set. For streams only.</summary>
    public bool LeaveOpen { get; init; }

    /// <summary>The clock of <see cref="FlushInterval"/> and <see cref="RollingInterval"/>; that of the system unless set.</summary>
    public TimeProvider TimeProvider
    {
        get;
        init => (field, StartPulse) = (value, (interval, beat) => Pulse.Start(interval, beat, value));
    } = TimeProvider.System;

    // What a setting asks for is referred to by that setting alone: a native program that never sets it is spared the code.
    internal Func<string, JsonLinesOptions, LineFileSystem, Impairments, FileRolling>? Rolling { get; private init; }

    internal Func<TimeSpan, Action, IDisposable> StartPulse { get; private init; } = Pulse.Start;

    internal Func<LineFileSystem, RolledFileCompressor>? Compressor { get; private init; }

    internal Func<Action, IDisposable?>? Hangup { get; private init; }
}

using EventTracking.Accounting;
using EventTracking.Backends.JsonLines;
using EventTracking.Backends.JsonLines.Blocks;
using EventTracking.Backends.JsonLines.Files;
using EventTracking.Lifetime;

namespace EventTracking;

/// <summary>Writes each event as one line of JSON, UTF-8 without a byte order mark, to a file or a stream.</summary>
/// <remarks>
/// <para>
/// Lines are buffered in memory and written in blocks of whole lines: when a block is full, when
/// <see cref="JsonLinesOptions.FlushInterval"/> has passed, at <see cref="Flush"/> and at <see cref="Dispose"/>. If writing
/// fails, the block is kept and retried at the next of these times. Meanwhile, events are accepted until another block is full, and after
/// that they are dropped and counted as <see cref="DropReason.DiskFull"/> or <see cref="DropReason.BackendFailed"/>.
/// </para>
/// <para>
/// A file is always appended to at the start of a line, even after a crash or on a full disk: an incomplete event at its end is cut off
/// first. A stream cannot be repaired in this way: after a failed write, a line break and the whole block are written again.
/// </para>
/// <para>
/// On Linux several processes may write to the same file and roll it. A file that was moved away is replaced by a new one when the next
/// block is written. An empty lock file next to it, <c>.events.jsonl.lock</c> for <c>events.jsonl</c>, coordinates them; only users who
/// can write to the file can open it.
/// </para>
/// </remarks>
public sealed partial class JsonLinesBackend : IFlushableBackend, IAccountableBackend, ICompositeBackend, IDisposable
{
    private readonly BlockPair _blocks;
    private readonly BlockWriter _writer;
    private readonly DeferredFailures _deferredFailures;
    private readonly FlushLedger _ledger;
    private readonly IDisposable? _flushTimer;
    private readonly IDisposable? _hangupSignal;

    /// <summary>Creates a backend that appends to a file. The file and its folder are created if they do not exist.</summary>
    /// <param name="path">The path of the file; a relative path starts at the working directory. Symbolic links are followed.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">The path is empty, or an option is invalid; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be opened for reading and writing; the message names it.</exception>
    public JsonLinesBackend(string path, JsonLinesOptions? options = null)
        : this(path, options, LineFileSystem.Default)
    {
    }

    /// <summary>Creates a backend that writes to a stream.</summary>
    /// <param name="stream">The stream. The backend closes it unless <see cref="JsonLinesOptions.LeaveOpen"/> is set.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">
    /// The stream is not writable, or an option is invalid or applies to files only; the message names it.
    /// </exception>
    public JsonLinesBackend(Stream stream, JsonLinesOptions? options = null)
        : this(options = JsonLinesSettings.ForStream(stream, options), _ => new StreamDestination(stream, options.LeaveOpen))
    {
    }

    internal JsonLinesBackend(string path, JsonLinesOptions? options, LineFileSystem files)
        : this(
            options = JsonLinesSettings.ForFile(path, options),
            deferredFailures => new FileDestination(path, options, files, deferredFailures))
    {
    }

    private JsonLinesBackend(JsonLinesOptions options, Func<DeferredFailures, LineDestination> destination)
    {
        Account = new BackendAccount(() => _blocks!.Pending);
        _ledger = new FlushLedger(() => AccountsFrom(null));
        _deferredFailures = new DeferredFailures(Account);
        _blocks = new BlockPair(options.BlockSize, Account);
        _writer = new BlockWriter(destination(_deferredFailures), _blocks, Account);
        _hangupSignal = options.Hangup?.Invoke(() => Try(static writer => writer.Reopen()), _deferredFailures);
        if (options.BlockSize > 0 && options.FlushInterval != Timeout.InfiniteTimeSpan)
            _flushTimer = options.StartTimer(options.FlushInterval, () => Try(static writer => writer.FlushIfIdle()));
    }

    /// <inheritdoc/>
    /// <remarks>An event is delivered once it has been written as <see cref="JsonLinesOptions.Durability"/> requires.</remarks>
    public BackendAccount Account { get; }

    /// <summary>Adds the event to the block.</summary>
    /// <param name="envelope">The event.</param>
    public void Send(in EventEnvelope envelope)
    {
        Account.CellOf(envelope.Thread).Offer();
        if (!_blocks.TryAdd(envelope.Json, envelope.Name))
            MakeRoom(in envelope);
    }

    /// <summary>Closes the file and opens the file that is at its path now. Buffered events go there. Has no effect on a stream.</summary>
    /// <exception cref="ObjectDisposedException">The backend has been disposed.</exception>
    /// <exception cref="IOException">The file cannot be opened. The next write tries again.</exception>
    public void Reopen()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        _writer.Reopen();
    }

    private void MakeRoom(in EventEnvelope envelope)
    {
        var isTaken = _writer.TryMakeRoom(envelope.Json, envelope.Name, out var failure);
        if (!isTaken)
            Account.Drop(WriteFailure.ReasonOf(failure!), in envelope, exception: failure);
        else if (failure is not null)
            _deferredFailures.Add(failure);
        _deferredFailures.Report();
    }

    /// <summary>Runs work that no caller waits for. A failure is reported, and the next occasion tries again.</summary>
    private void Try(Action<BlockWriter> action)
    {
        try
        {
            action(_writer);
        }
        catch (Exception exception)
        {
            _deferredFailures.Add(exception);
        }

        _deferredFailures.Report();
    }
}

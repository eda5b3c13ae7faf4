using EventTracking.Accounting;
using EventTracking.Backends.JsonLines;
using EventTracking.Backends.JsonLines.Blocks;
using EventTracking.Backends.JsonLines.Files;
using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Threading;

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
public sealed class JsonLinesBackend : IFlushableBackend, IAccountableBackend, ICompositeBackend, IDisposable
{
    private static readonly TimeSpan DisposeTimeout = TimeSpan.FromSeconds(5);

    private readonly BlockPair _blocks;
    private readonly BlockWriter _writer;
    private readonly DeferredFailures _deferredFailures;
    private readonly TimeLimit _flushes = new();
    private readonly FlushLedger _ledger;
    private readonly IDisposable? _flushTimer;
    private readonly IDisposable? _hangupSignal;
    private readonly Disposal _disposal = new();

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

    /// <summary>Delivers all events that were sent before the call.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>Whether all of them were delivered.</returns>
    /// <remarks>
    /// Writes buffered events to the operating system, or to the disk if <see cref="JsonLinesOptions.Durability"/> says so. Returns
    /// <see langword="false"/> if an event was lost since the previous flush.
    /// </remarks>
    /// <exception cref="IOException">The buffered events cannot be written; they are kept.</exception>
    public bool Flush(TimeSpan timeout)
    {
        var start = _ledger.Begin();
        return _ledger.End(start, Drain(timeout)).Succeeded;
    }

    /// <inheritdoc/>
    ValueTask<bool> IFlushableBackend.FlushAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        new(DedicatedThread.RunAsync("flush", () => Flush(timeout)).WaitAsync(cancellationToken));

    bool ICompositeBackend.IsWorker => false;

    IEnumerable<AccountEntry> ICompositeBackend.AccountsFrom(string? path) => AccountsFrom(path);

    void ICompositeBackend.Attach(FailureReporter failures)
    {
        // This backend has no other backends below it.
    }

    bool ICompositeBackend.Drain(TimeSpan timeout) => Drain(timeout);

    Completion? ICompositeBackend.TryBeginDrain(Deadline deadline) => _writer.IsFlushed ? Completion.Succeeded : null;

    void ICompositeBackend.Shutdown(TimeSpan timeout) => DisposeWithin(timeout);

    void ICompositeBackend.Abandon()
    {
        _blocks.Close();
        DropHeld(DropReason.Shutdown);
    }

    private IEnumerable<AccountEntry> AccountsFrom(string? path) => [new AccountEntry(path ?? "", Account, AccountRole.Backend)];

    private bool Drain(TimeSpan timeout)
    {
        if (IsDisposed)
            return _blocks.Pending == 0;

        try
        {
            return _flushes.RunNext(_writer.Flush, timeout);
        }
        finally
        {
            _deferredFailures.Report();
        }
    }

    /// <summary>Closes the file and opens the file that is at its path now. Buffered events go there. Has no effect on a stream.</summary>
    /// <exception cref="ObjectDisposedException">The backend has been disposed.</exception>
    /// <exception cref="IOException">The file cannot be opened. The next write tries again.</exception>
    public void Reopen()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        _writer.Reopen();
    }

    /// <summary>
    /// Writes the buffered events and closes the file or the stream, within at most five seconds. Events that are left are dropped and
    /// counted. A second call waits until the first one has ended.
    /// </summary>
    /// <exception cref="IOException">Buffered events could not be written and are lost.</exception>
    public void Dispose() => DisposeWithin(DisposeTimeout);

    private void DisposeWithin(TimeSpan timeout) =>
        _disposal.Run(() => Close(timeout), new Deadline(timeout, TimeProvider.System), static () => false);

    private void Close(TimeSpan timeout)
    {
        _flushTimer?.Dispose();
        _hangupSignal?.Dispose();
        _blocks.Close();
        var reason = DropReason.Shutdown;
        try
        {
            TimeLimit.Run(_writer.Close, timeout);
        }
        catch (Exception exception)
        {
            reason = WriteFailure.ReasonOf(exception);
            throw;
        }
        finally
        {
            DropHeld(reason);
            _deferredFailures.Report();
        }
    }

    private void DropHeld(DropReason reason)
    {
        var (events, first) = _blocks.Abandon();
        Account.Drop(reason, first, events);
    }

    private bool IsDisposed => _disposal.HasBegun;

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

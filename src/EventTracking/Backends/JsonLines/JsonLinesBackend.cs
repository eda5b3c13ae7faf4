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
/// Lines are gathered in memory and written in blocks of whole lines: when a block is full, when
/// <see cref="JsonLinesOptions.FlushInterval"/> has passed, at <see cref="Flush"/> and at <see cref="Dispose"/>. Where writing
/// fails, the block is kept and tried again at the next of these; meanwhile events are taken as long as they fit into another
/// block, and dropped and counted after that, as <see cref="DropReason.DiskFull"/> or <see cref="DropReason.BackendFailed"/>.
/// </para>
/// <para>
/// A file is appended to at the beginning of a line, also after a crash or on a full disk: a part of an event is cut off first. A
/// stream is not read, so that after a failed write it gets a line break, and the block again.
/// </para>
/// <para>
/// On Linux several processes may write to the same file and roll it, and a file that is moved away is left for a new one at the next
/// block. An empty lock file next to it, <c>.events.jsonl.lock</c> for <c>events.jsonl</c>, coordinates them; only those who may write
/// to the file may open it.
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

    /// <summary>Appends to a file, which is created if need be, with its folder.</summary>
    /// <param name="path">The path of the file; a relative one starts at the working directory. A link is followed.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">The path is empty, or a setting is invalid; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be opened for reading and writing; the message names it.</exception>
    public JsonLinesBackend(string path, JsonLinesOptions? options = null)
        : this(path, options, LineFileSystem.Default)
    {
    }

    /// <summary>Writes to a stream.</summary>
    /// <param name="stream">The stream; the backend closes it unless the settings say otherwise.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">The stream cannot be written to, or a setting cannot be meant; the message names it.</exception>
    public JsonLinesBackend(Stream stream, JsonLinesOptions? options = null)
        : this(options = JsonLinesSettings.ForStream(stream, options), _ => new StreamDestination(stream, options.LeaveOpen))
    {
    }

    internal JsonLinesBackend(string path, JsonLinesOptions? options, LineFileSystem files)
        : this(options = JsonLinesSettings.ForFile(path, options), deferredFailures => new FileDestination(path, options, files, deferredFailures))
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
    /// <remarks>An event is delivered when it has been written, as far as <see cref="JsonLinesOptions.Durability"/> says.</remarks>
    public BackendAccount Account { get; }

    /// <summary>Adds the event to the block.</summary>
    /// <param name="envelope">The event.</param>
    public void Send(in EventEnvelope envelope)
    {
        var thread = envelope.Thread;
        Account.CellOf(thread).Offer();
        if (!_blocks.TryAdd(envelope.Json, envelope.Name, thread))
            MakeRoom(in envelope);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A file has been written through to the operating system then, or to the disk where
    /// <see cref="JsonLinesOptions.Durability"/> says so. An event that was lost since the previous flush makes this one return
    /// <see langword="false"/>.
    /// </remarks>
    /// <exception cref="IOException">What is in memory cannot be written; it is kept.</exception>
    public bool Flush(TimeSpan timeout)
    {
        var start = _ledger.Begin();
        return _ledger.End(start, Drain(timeout)).Succeeded;
    }

    bool ICompositeBackend.IsWorker => false;

    IEnumerable<AccountEntry> ICompositeBackend.AccountsFrom(string? path) => AccountsFrom(path);

    void ICompositeBackend.Attach(FailureReporter failures)
    {
        // There are no backends below.
    }

    bool ICompositeBackend.Drain(TimeSpan timeout) => Drain(timeout);

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

    /// <summary>Closes the file and opens what is at its path now. What is in memory goes there. A stream stays as it is.</summary>
    /// <exception cref="ObjectDisposedException">The backend has been disposed of.</exception>
    /// <exception cref="IOException">It cannot be opened; that is tried again when something is written.</exception>
    public void Reopen()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        _writer.Reopen();
    }

    /// <summary>
    /// Writes what is in memory and closes the file or the stream, for at most five seconds. What is left is dropped and counted.
    /// Disposing again waits until that has ended.
    /// </summary>
    /// <exception cref="IOException">What was in memory could not be written, and is lost.</exception>
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

    /// <summary>Does what nobody waits for: what fails is reported, and tried again at the next occasion.</summary>
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

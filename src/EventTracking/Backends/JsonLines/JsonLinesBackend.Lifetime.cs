using EventTracking.Accounting;
using EventTracking.Backends.JsonLines.Blocks;
using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Threading;

namespace EventTracking;

/// <content>Flushes and disposes the backend within a deadline.</content>
public sealed partial class JsonLinesBackend
{
    private static readonly TimeSpan DisposeTimeout = TimeSpan.FromSeconds(5);

    private readonly TimeLimit _flushes = new();
    private readonly Disposal _disposal = new();

    private bool IsDisposed => _disposal.HasBegun;

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
}

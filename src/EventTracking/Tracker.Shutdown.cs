using EventTracking.Lifetime;
using EventTracking.Threading;

namespace EventTracking;

public sealed partial class Tracker
{
    /// <summary>The fraction of the shutdown timeout in which emits in progress may complete; the rest is for the backends.</summary>
    private const double EmitFraction = 0.2;

    /// <summary>Flushes every backend: waits until everything emitted so far is delivered.</summary>
    /// <param name="timeout">The maximum time to wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>
    /// Whether every event that was emitted before the call was delivered, dead-lettered or filtered, and none was lost since the
    /// previous flush. A lost event, for whatever reason and in whatever backend, makes the next flush return <see langword="false"/>,
    /// once.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative and not infinite, or longer than a timer runs.</exception>
    public bool Flush(TimeSpan timeout) => FlushWithResult(timeout).Succeeded;

    /// <inheritdoc cref="Flush(TimeSpan)"/>
    /// <param name="timeout">The maximum time to wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">
    /// Ends the wait; the backends continue. Losses until then make the next flush return <see langword="false"/>.
    /// </param>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public async ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        (await FlushWithResultAsync(timeout, cancellationToken).ConfigureAwait(false)).Succeeded;

    /// <summary>
    /// Flushes every backend, for at most <see cref="TrackerOptions.ShutdownTimeout"/>: waits until everything emitted so far is delivered.
    /// </summary>
    /// <inheritdoc cref="FlushAsync(TimeSpan, CancellationToken)"/>
    public ValueTask<bool> FlushAsync(CancellationToken cancellationToken = default) =>
        FlushAsync(_shutdownTimeout, cancellationToken);

    /// <summary>
    /// Flushes one backend: waits until everything that was sent to it is delivered. Does not change the result of other flushes.
    /// </summary>
    /// <param name="backend">The name of the backend.</param>
    /// <param name="timeout">The maximum time to wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends the wait; the backend continues.</param>
    /// <returns>
    /// Whether every event that was sent to the backend before the call has left it: delivered, dead-lettered, filtered, written to a
    /// spool, or lost. The account of the backend has the losses, see <see cref="GetAccount"/>.
    /// </returns>
    /// <exception cref="KeyNotFoundException">There is no such backend; the message lists the known names.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative and not infinite, or longer than a timer runs.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public ValueTask<bool> FlushBackendAsync(string backend, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        return new(_router.FlushBackendAsync(backend, timeout, cancellationToken));
    }

    /// <summary>
    /// Flushes every backend as <see cref="Flush"/> does, and returns what became of the events since the previous flush.
    /// </summary>
    /// <param name="timeout">The maximum time to wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>The numbers of events. If the flush ran out of time, events that are still pending are part of the next result.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative and not infinite, or longer than a timer runs.</exception>
    public FlushResult FlushWithResult(TimeSpan timeout) => _router.FlushWithResult(timeout);

    /// <inheritdoc cref="FlushWithResult(TimeSpan)"/>
    /// <param name="timeout">The maximum time to wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">
    /// Ends the wait; the backends continue. The events until then are part of the next result.
    /// </param>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public ValueTask<FlushResult> FlushWithResultAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        new(_router.FlushWithResultAsync(timeout, cancellationToken));

    /// <summary>
    /// Flushes the backends and disposes them, for at most <see cref="TrackerOptions.ShutdownTimeout"/> whatever they do. The tracker is
    /// removed from <see cref="TrackerRegistry"/> first. A second call waits until the first one has ended, unless a backend makes it
    /// during the disposal.
    /// </summary>
    /// <remarks>
    /// Nothing is pending when this returns: every accepted event is delivered, dead-lettered or dropped, and drops are logged. An event
    /// that a backend could not deliver in time is dropped as <see cref="DropReason.Shutdown"/>, even if a hanging thread delivers it
    /// later. An event that is emitted later is rejected, counted and logged.
    /// </remarks>
    public void Dispose()
    {
        var deadline = new Deadline(_shutdownTimeout, _time);
        _disposal.Run(() => End(deadline), deadline, () => _router.Account.UndecidedOnThisThread() != 0 || _router.IsWorker);
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        if (_disposal.HasEnded)
            return ValueTask.CompletedTask;

        try
        {
            return new ValueTask(DedicatedThread.RunAsync("disposal", () =>
            {
                Dispose();
                return true;
            }));
        }
        catch (OutOfMemoryException)
        {
            // No thread can be started: dispose on this one.
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private void End(Deadline deadline)
    {
        _router.Close();
        TrackerRegistry.Remove(this);
        WaitForEmits();
        _router.ShutdownTimeout = deadline.Remaining;
        _router.Dispose();
        foreach (var account in _router.AccountsFrom(null))
        {
            account.Close();
            account.LogUnlogged();
        }

        _failures.LogUnlogged();
        _meter.Dispose();
    }

    /// <summary>
    /// Waits until emits in progress on other threads have completed, before the backends are shut down. The wait is short: the event of an
    /// emit that hangs counts as lost.
    /// </summary>
    private void WaitForEmits()
    {
        // Emitting threads have no memory barrier between counting an event as offered and checking for disposal; this call provides it.
        Interlocked.MemoryBarrierProcessWide();

        var deadline = new Deadline(ShutdownBudget.Fraction(_shutdownTimeout, EmitFraction), _time);
        var wait = default(SpinWait);
        while (_router.Account.UndecidedOnOtherThreads() != 0 && !deadline.HasPassed)
            wait.SpinOnce();
    }
}

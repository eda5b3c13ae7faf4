using EventTracking.Lifetime;
using EventTracking.Threading;

namespace EventTracking;

public sealed partial class Tracker
{
    /// <summary>The part of the time for the disposal in which emits that have begun may end; the rest is for the backends.</summary>
    private const double EmitFraction = 0.2;

    /// <summary>Flushes every backend: waits until everything emitted so far is delivered.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>
    /// Whether every event that was emitted before the call was delivered, dead-lettered or filtered, and none was lost since the
    /// previous flush. A lost event, for whatever reason and in whatever backend, makes the next flush return <see langword="false"/>, once.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative and not infinite, or longer than a timer runs.</exception>
    public bool Flush(TimeSpan timeout) => FlushWithResult(timeout).Succeeded;

    /// <inheritdoc cref="Flush(TimeSpan)"/>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">
    /// Ends the wait; the backends go on with what they have begun. What was lost until then makes the next flush return <see langword="false"/>.
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

    /// <summary>Flushes every backend as <see cref="Flush"/> does, and returns what became of the events since the previous flush.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>The numbers of events. A flush that ran out of time leaves what is pending to the numbers of the next one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative and not infinite, or longer than a timer runs.</exception>
    public FlushResult FlushWithResult(TimeSpan timeout) => _router.FlushWithResult(timeout);

    /// <inheritdoc cref="FlushWithResult(TimeSpan)"/>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">
    /// Ends the wait; the backends go on with what they have begun. What became of events until then is in the result of the next flush.
    /// </param>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public ValueTask<FlushResult> FlushWithResultAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        new(_router.FlushWithResultAsync(timeout, cancellationToken));

    /// <summary>
    /// Flushes the backends and disposes them, for at most <see cref="TrackerOptions.ShutdownTimeout"/> whatever they do. The tracker is
    /// removed from <see cref="TrackerRegistry"/> first. Disposing again waits until that has ended; a backend, which the disposal waits for
    /// itself, does not wait.
    /// </summary>
    /// <remarks>
    /// Nothing is pending when this returns: every accepted event is delivered, dead-lettered or dropped, and drops are logged. An event that
    /// a backend could not deliver in time is dropped as <see cref="DropReason.Shutdown"/>, also if a thread that hangs delivers it later.
    /// An event that is emitted later is rejected, counted and logged.
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
            // No thread can be started for it.
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
    /// Emits that other threads have begun end before the backends are shut down. One that hangs is not waited for long; its event counts
    /// as lost.
    /// </summary>
    private void WaitForEmits()
    {
        // The emitting threads take no barrier between "offered" and "is it disposed?"; this one takes theirs for them.
        Interlocked.MemoryBarrierProcessWide();

        var deadline = new Deadline(ShutdownBudget.Fraction(_shutdownTimeout, EmitFraction), _time);
        var wait = default(SpinWait);
        while (_router.Account.UndecidedOnOtherThreads() != 0 && !deadline.HasPassed)
            wait.SpinOnce();
    }
}

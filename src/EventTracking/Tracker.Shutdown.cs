using EventTracking.Routing;

namespace EventTracking;

public sealed partial class Tracker
{
    /// <summary>Of the time that disposing may take, emits that have begun may use so much; the rest is for the backends.</summary>
    private const int ShareOfEmits = 5;

    /// <summary>Waits until all backends have brought away what was emitted before.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <returns>Whether all of it is where it belongs; <see langword="false"/> also where a backend failed.</returns>
    public bool Flush(TimeSpan timeout) => _router.Flush(timeout);

    /// <summary>Waits until all backends have brought away what was emitted before.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait; what the backends have begun goes on.</param>
    /// <returns>Whether all of it is where it belongs; <see langword="false"/> also where a backend failed.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        !_router.IsWorker && await Apart.RunAsync("flush", () => Flush(timeout)).WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Waits, for at most <see cref="TrackerOptions.ShutdownTimeout"/>, until all backends have brought away what was emitted before.
    /// </summary>
    /// <inheritdoc cref="FlushAsync(TimeSpan, CancellationToken)"/>
    public ValueTask<bool> FlushAsync(CancellationToken cancellationToken = default) =>
        FlushAsync(_options.ShutdownTimeout, cancellationToken);

    /// <summary>
    /// Flushes the backends and disposes of them, for at most <see cref="TrackerOptions.ShutdownTimeout"/> whatever they do. An event
    /// that is emitted later is dropped, counted and logged; so are those that a backend still holds when the time is over.
    /// The tracker is removed from <see cref="TrackerRegistry"/> first. Disposing again does nothing.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        TrackerRegistry.Remove(this);
        var deadline = new Deadline(_options.ShutdownTimeout, _time);
        WaitForEmits();
        _router.ShutdownTimeout = deadline.Remaining;
        _router.Dispose();
        foreach (var account in _router.AccountsFrom(""))
            account.LogRest();
        _failures.LogRest();
        _meter.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => IsDisposed ? ValueTask.CompletedTask : new ValueTask(Apart.RunAsync("disposal", () =>
    {
        Dispose();
        return true;
    }));

    /// <summary>
    /// Emits that other threads have begun come to their end before the backends do. One that hangs is not waited for long; its event
    /// is still accounted for when it ends.
    /// </summary>
    private void WaitForEmits()
    {
        // The emitting threads take no barrier between "offered" and "is it disposed?"; this one takes theirs for them.
        Interlocked.MemoryBarrierProcessWide();

        var timeout = _options.ShutdownTimeout;
        var deadline = new Deadline(timeout == Timeout.InfiniteTimeSpan ? timeout : timeout / ShareOfEmits, _time);
        var wait = default(SpinWait);
        while (_router.Account.UndecidedElsewhere() != 0 && !deadline.HasPassed)
            wait.SpinOnce();
    }
}

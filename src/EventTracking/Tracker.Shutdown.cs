namespace EventTracking;

public sealed partial class Tracker
{
    private static readonly TimeSpan DisposeTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Waits until all backends have brought away what was emitted before.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <returns>Whether all of it is where it belongs; <see langword="false"/> also where a backend failed.</returns>
    public bool Flush(TimeSpan timeout)
    {
        // On another thread, because a backend that hangs must not hold up the caller for longer than the timeout.
        var flush = Task.Run(() => _router.Flush(timeout));
        return flush.Wait(timeout) && flush.Result;
    }

    /// <summary>Waits until all backends have brought away what was emitted before.</summary>
    /// <param name="cancellationToken">Ends the wait; what the backends have begun goes on.</param>
    /// <returns>Whether all of it is where it belongs.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async ValueTask<bool> FlushAsync(CancellationToken cancellationToken = default) =>
        await Task.Run(() => _router.Flush(Timeout.InfiniteTimeSpan), cancellationToken)
            .WaitAsync(cancellationToken)
            .ConfigureAwait(false);

    /// <summary>
    /// Flushes for at most five seconds, then disposes of the backends. An event that is emitted later is dropped, counted and
    /// logged. Disposing again does nothing.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        Flush(DisposeTimeout);
        _router.Dispose();
        foreach (var (_, account) in _router.AccountsFrom(""))
            account.LogRest();
        _meter.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => IsDisposed ? ValueTask.CompletedTask : new ValueTask(Task.Run(Dispose));
}

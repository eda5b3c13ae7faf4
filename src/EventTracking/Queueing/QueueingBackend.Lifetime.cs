using EventTracking.Accounting;
using EventTracking.Lifetime;
using EventTracking.Routing;
using EventTracking.Threading;

namespace EventTracking;

/// <summary>Flushes and disposes the queue and the backends below it.</summary>
public abstract partial class QueueingBackend
{
    /// <summary>The fraction of the shutdown timeout for the destination if there is a dead-letter backend.</summary>
    private const double DestinationFraction = 0.7;

    /// <summary>The fraction of the shutdown timeout after which the remaining events are dropped.</summary>
    private const double DeliveryFraction = 0.9;

    private readonly FlushLedger _flushes;
    private readonly Disposal _disposal = new();

    bool ICompositeBackend.IsWorker => IsWorker;

    /// <summary>
    /// Gets a value indicating whether a worker of this backend, or of one below it, called the running code, for example in the
    /// destination. Such code must not wait for the backend: it would wait for itself.
    /// </summary>
    protected bool IsWorker => ActiveWork.IsOf(this) || Array.Exists(Below, static slot => slot.IsWorker);

    /// <summary>Delivers all events that were sent before the call, then flushes the backends below this one.</summary>
    /// <param name="timeout">The maximum time to wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>
    /// Whether every event sent before the call has left the backend or is durable, and none has been dropped since the previous flush. A
    /// call by a worker of this backend, for example in the destination, would wait for itself: it returns <see langword="false"/> at once.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative and not infinite, or longer than a timer runs.</exception>
    public bool Flush(TimeSpan timeout)
    {
        if (IsWorker)
            return _flushes.Fail().Succeeded;

        var start = _flushes.Begin();
        return _flushes.End(start, Drain(timeout)).Succeeded;
    }

    /// <inheritdoc/>
    async ValueTask<bool> IFlushableBackend.FlushAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (IsWorker)
            return _flushes.Fail().Succeeded;

        var start = _flushes.Begin();
        var isDrained = await DrainWithinAsync(new Deadline(timeout, _time)).WaitAsync(cancellationToken).ConfigureAwait(false);
        return _flushes.End(start, isDrained).Succeeded;
    }

    /// <summary>
    /// Delivers everything held, then disposes the destination and the backends below this one, all within five seconds, or within the time
    /// that the tracker has left. Events that have not left the backend by then go to the dead-letter backend if it accepts them in time;
    /// otherwise they are dropped and counted as <see cref="DropReason.Shutdown"/>. Events that are durable stay on disk. Another call
    /// waits for the first one, unless a worker of this backend makes it.
    /// </summary>
    public void Dispose()
    {
        Shutdown(ShutdownBudget.Default);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return new(DedicatedThread.RunAsync("disposal", () =>
        {
            Shutdown(ShutdownBudget.Default);
            return true;
        }));
    }

    bool ICompositeBackend.Drain(TimeSpan timeout) => !IsWorker && Drain(timeout);

    Completion? ICompositeBackend.TryBeginDrain(Deadline deadline)
    {
        if (IsWorker)
            return Completion.Failed;

        var drained = new Completion();
        _ = CompleteAsync(drained, deadline);
        return drained;
    }

    void ICompositeBackend.Shutdown(TimeSpan timeout) => Shutdown(timeout);

    void ICompositeBackend.Abandon()
    {
        Try(CloseQueue);
        Try(StopWorkers);
        Try(DropPending);
        Array.ForEach(Below, static slot => slot.Abandon());
    }

    private bool Drain(TimeSpan timeout)
    {
        var deadline = new Deadline(timeout, _time);
        return DrainsBy(deadline) && BackendShutdown.Flush(Below, deadline.Remaining, Account.Reporter);
    }

    private async Task CompleteAsync(Completion drained, Deadline deadline) =>
        drained.Complete(await DrainWithinAsync(deadline).ConfigureAwait(false));

    private async Task<bool> DrainWithinAsync(Deadline deadline)
    {
        try
        {
            await deadline.LimitAsync(BeginDrain()).ConfigureAwait(false);
            return await BackendShutdown.FlushAsync(Below, deadline.Remaining, Account.Reporter, default).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (Exception exception)
        {
            Account.ReportFailure(TrackingFailureKind.ShutdownFailed, exception);
            return false;
        }
    }

    /// <summary>Begins to drain the queue without the synchronization context of the caller, which may block until the end.</summary>
    private Task BeginDrain()
    {
        var context = SynchronizationContext.Current;
        if (context is null)
            return DrainAsync();

        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return DrainAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private bool DrainsBy(Deadline deadline)
    {
        var isDrained = false;
        Try(() => isDrained = deadline.Wait(DrainAsync()));
        return isDrained;
    }

    private void Shutdown(TimeSpan timeout)
    {
        var deadline = new Deadline(timeout, _time);
        _disposal.Run(() => End(deadline, timeout), deadline, () => IsWorker);
    }

    private void End(Deadline deadline, TimeSpan timeout)
    {
        var delivery = new Deadline(ShutdownBudget.Fraction(timeout, DeliveryFraction), _time);
        var hasDeadLetters = _deadLetters.Length > 0;
        Try(CloseQueue);
        DrainsBy(hasDeadLetters ? new Deadline(ShutdownBudget.Fraction(timeout, DestinationFraction), _time) : delivery);
        Try(StopWorkers);
        if (hasDeadLetters)
            DrainsBy(delivery);
        Try(DropPending);

        // A worker may be counting the outcome of its last events.
        DrainsBy(deadline);
        DisposeBelow(deadline);
    }

    private void DisposeBelow(Deadline deadline)
    {
        var destination = DedicatedThread.Run("disposal of a destination", () => Try(DisposeDestination));
        if (Below is { Length: > 0 } below)
            BackendShutdown.End(below, deadline.Remaining, Account.Reporter);
        destination.CompletesBy(deadline);
    }

    private bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception exception)
        {
            Account.ReportFailure(TrackingFailureKind.ShutdownFailed, exception);
            return false;
        }
    }
}

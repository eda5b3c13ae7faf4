using EventTracking.Accounting;
using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Routing;
using EventTracking.Threading;

namespace EventTracking;

/// <summary>Flushes and disposes the backends, and lists their accounts.</summary>
public sealed partial class RoutingBackend
{
    private readonly FlushLedger _flushes;
    private readonly Disposal _disposal = new();

    /// <summary>The time for the disposal.</summary>
    internal TimeSpan ShutdownTimeout { get; set; } = ShutdownBudget.Default;

    /// <summary>Delivers all events that were sent before the call.</summary>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>Whether all of them were delivered.</returns>
    /// <remarks>
    /// All backends are flushed at the same time, those that may block on threads of their own. A backend that holds nothing counts as
    /// flushed; one that throws does not. An event that the router or a backend below it lost makes the next flush return
    /// <see langword="false"/>, once. A backend that calls this method while a queue of this router sends it an event, or a destination
    /// that calls it while it receives a batch, would wait for itself; it gets <see langword="false"/> at once.
    /// </remarks>
    public bool Flush(TimeSpan timeout) => FlushWithResult(timeout).Succeeded;

    /// <inheritdoc/>
    async ValueTask<bool> IFlushableBackend.FlushAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        (await FlushWithResultAsync(timeout, cancellationToken).ConfigureAwait(false)).Succeeded;

    /// <inheritdoc cref="Tracker.FlushWithResult"/>
    internal FlushResult FlushWithResult(TimeSpan timeout)
    {
        if (IsWorker)
            return _flushes.Fail();

        var start = _flushes.Begin();
        return _flushes.End(start, Drain(timeout));
    }

    /// <inheritdoc cref="FlushWithResult(TimeSpan)"/>
    internal async Task<FlushResult> FlushWithResultAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (IsWorker)
            return _flushes.Fail();

        var start = _flushes.Begin();
        var areDrained = await BackendShutdown.FlushAsync(AllSlots, timeout, _failures, cancellationToken).ConfigureAwait(false);
        return _flushes.End(start, areDrained);
    }

    /// <inheritdoc cref="Tracker.FlushBackendAsync"/>
    internal Task<bool> FlushBackendAsync(string backend, TimeSpan timeout, CancellationToken cancellationToken)
    {
        // Throws for an unknown name. A backend that was replaced may still hold events.
        _ = Backends[backend];
        var slots = Array.FindAll(AllSlots, slot => string.Equals(slot.Name, backend, StringComparison.Ordinal));
        return IsWorker ? Task.FromResult(false) : BackendShutdown.FlushAsync(slots, timeout, _failures, cancellationToken);
    }

    /// <summary>
    /// Flushes and disposes the backends, for at most five seconds, or for the time that the tracker has left. A backend that hangs or
    /// throws is reported, and does not prevent the others from being flushed and disposed. Later calls wait for the first, except in a
    /// backend, where they return at once.
    /// </summary>
    public void Dispose() => _disposal.Run(End, new Deadline(ShutdownTimeout, _failures.Time), () => IsWorker);

    /// <summary>Sets where all accounts below report their losses.</summary>
    internal void Attach(FailureReporter failures)
    {
        lock (_gate)
        {
            _failures = failures;
            foreach (var slot in _backends.Current)
                slot.Attach(failures);
        }
    }

    IEnumerable<AccountEntry> ICompositeBackend.AccountsFrom(string? path) => AccountsFrom(path);

    void ICompositeBackend.Attach(FailureReporter failures) => Attach(failures);

    /// <summary>Returns the accounts of the router, of all backends below it, and of the backends that have been replaced.</summary>
    /// <param name="path">The path of the router; <see langword="null"/> for the root, whose path is not part of the other paths.</param>
    internal IEnumerable<AccountEntry> AccountsFrom(string? path)
    {
        yield return new AccountEntry(path ?? "", Account, path is null ? AccountRole.Root : AccountRole.Router);
        foreach (var slot in AllSlots)
        {
            var isReplaced = Array.IndexOf(_backends.Current, slot) < 0;
            foreach (var entry in slot.AccountsFrom(path is null ? slot.Name : $"{path}/{slot.Name}"))
                yield return isReplaced ? entry.AsReplaced() : entry;
        }
    }

    bool ICompositeBackend.Drain(TimeSpan timeout) => !IsWorker && Drain(timeout);

    void ICompositeBackend.Shutdown(TimeSpan timeout)
    {
        ShutdownTimeout = timeout;
        Dispose();
    }

    void ICompositeBackend.Abandon() => Array.ForEach(AllSlots, static slot => slot.Abandon());

    bool ICompositeBackend.IsWorker => IsWorker;

    /// <inheritdoc cref="ICompositeBackend.IsWorker"/>
    internal bool IsWorker => Array.Exists(AllSlots, static slot => slot.IsWorker);

    /// <summary>All slots, including those of replaced backends: their queues may still hold events.</summary>
    private BackendSlot[] AllSlots
    {
        get
        {
            lock (_gate)
                return [.. _backends.Current, .. _replaced];
        }
    }

    private void End() => BackendShutdown.End(AllSlots, ShutdownTimeout, _failures);

    private bool Drain(TimeSpan timeout) => BackendShutdown.Flush(AllSlots, timeout, _failures);
}

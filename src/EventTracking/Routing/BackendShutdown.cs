using EventTracking.Diagnostics;
using EventTracking.Lifetime;
using EventTracking.Threading;

namespace EventTracking.Routing;

/// <summary>
/// Flushes and disposes the backends of a router in parallel, so that a backend that hangs takes no time from the others.
/// </summary>
internal static class BackendShutdown
{
    /// <returns>Whether all of them were flushed in time.</returns>
    public static bool Flush(BackendSlot[] slots, TimeSpan timeout, FailureReporter failures)
    {
        var deadline = new Deadline(timeout, failures.Time);
        var areFlushed = true;
        foreach (var flush in Begin(slots, deadline, failures))
            areFlushed &= flush.SucceedsBy(deadline);
        return areFlushed;
    }

    /// <inheritdoc cref="Flush"/>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public static async Task<bool> FlushAsync(
        BackendSlot[] slots, TimeSpan timeout, FailureReporter failures, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(timeout, failures.Time);
        var areFlushed = true;
        foreach (var flush in Begin(slots, deadline, failures))
            areFlushed &= await flush.SucceedsByAsync(deadline, cancellationToken).ConfigureAwait(false);
        return areFlushed;
    }

    /// <summary>
    /// Flushes each backend, then disposes it. A backend that does not finish in time is reported and abandoned: it is still disposed,
    /// which may release it, but no caller waits for it.
    /// </summary>
    public static void End(BackendSlot[] slots, TimeSpan timeout, FailureReporter failures)
    {
        var waiting = ShutdownBudget.Nested(timeout);
        var deadline = new Deadline(waiting, failures.Time);
        var endings = Array.ConvertAll(slots, slot => slot.Shutdown(ShutdownBudget.Nested(waiting), failures));
        foreach (var ending in endings)
            ending.CompletesBy(deadline);

        // Checked after all have had their time: others may have finished while this thread waited for the first one.
        for (var i = 0; i < slots.Length; i++)
        {
            var isOver = endings[i].IsCompleted;
            slots[i].Abandon();
            if (isOver)
                continue;

            slots[i].Dispose(failures);
            slots[i].Lifecycle.Report(failures, new TimeoutException($"It took longer than the remaining {waiting.TotalSeconds} s."));
        }
    }

    private static Completion[] Begin(BackendSlot[] slots, Deadline deadline, FailureReporter failures) =>
        Array.ConvertAll(slots, slot => slot.Flush(deadline, failures));
}

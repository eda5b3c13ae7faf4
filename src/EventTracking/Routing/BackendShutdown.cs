using EventTracking.Diagnostics;

namespace EventTracking.Routing;

/// <summary>
/// Flushes and disposes of the backends of a router, all at the same time: one that hangs takes nothing of the time of the others.
/// </summary>
internal static class BackendShutdown
{
    /// <returns>Whether all of them have flushed in time.</returns>
    public static bool Flush(BackendSlot[] slots, TimeSpan timeout, FailureReporter failures)
    {
        var deadline = new Deadline(timeout, failures.Time);
        var flushes = Task.WhenAll(Array.ConvertAll(slots, slot => slot.Life.Flush(timeout, failures)));
        return deadline.Wait(flushes) && Array.TrueForAll(flushes.Result, static isFlushed => isFlushed);
    }

    /// <summary>
    /// Flushes each backend, then disposes of it. One that does not come to its end in time is reported; it is disposed of all the
    /// same, since that may end what it hangs at, but nobody waits for it.
    /// </summary>
    public static void End(BackendSlot[] slots, TimeSpan timeout, FailureReporter failures)
    {
        var deadline = new Deadline(timeout, failures.Time);
        var endings = Array.ConvertAll(slots, slot => End(slot, timeout, failures));
        deadline.Wait(Task.WhenAll(endings));

        for (var i = 0; i < slots.Length; i++)
        {
            if (!endings[i].IsCompleted)
                Abandon(slots[i], timeout, failures);
        }
    }

    private static void Abandon(BackendSlot slot, TimeSpan timeout, FailureReporter failures)
    {
        slot.Abandon();
        slot.Dispose(failures);
        slot.Life.Report(failures, new TimeoutException($"It took longer than the {timeout.TotalSeconds} s that were left."));
    }

    private static Task<bool> End(BackendSlot slot, TimeSpan timeout, FailureReporter failures)
    {
        // A router flushes its own backends, and disposes of each as soon as that is done.
        if (slot.Target is RoutingBackend router)
        {
            router.ShutdownTimeout = timeout;
            return slot.Dispose(failures);
        }

        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return slot.Life.Flush(timeout, failures).ContinueWith(
            _ => slot.Dispose(failures), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Unwrap();
    }
}

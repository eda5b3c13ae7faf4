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
        var areFlushed = true;
        foreach (var flush in Array.ConvertAll(slots, slot => slot.Life.Flush(timeout, failures)))
            areFlushed &= flush.IsGoodBy(deadline);
        return areFlushed;
    }

    /// <summary>
    /// Flushes each backend, then disposes of it. One that does not come to its end in time is reported; it is disposed of all the
    /// same, since that may end what it hangs at, but nobody waits for it.
    /// </summary>
    public static void End(BackendSlot[] slots, TimeSpan timeout, FailureReporter failures)
    {
        var deadline = new Deadline(timeout, failures.Time);
        var endings = Array.ConvertAll(slots, slot => End(slot, timeout, failures));
        foreach (var ending in endings)
            ending.IsKnownBy(deadline);

        // Only now, when all have had their time: one that was waited for first may have come to its end while others were.
        for (var i = 0; i < slots.Length; i++)
        {
            if (!endings[i].IsKnown)
                Abandon(slots[i], timeout, failures);
        }
    }

    private static void Abandon(BackendSlot slot, TimeSpan timeout, FailureReporter failures)
    {
        slot.Abandon();
        slot.Dispose(failures);
        slot.Life.Report(failures, new TimeoutException($"It took longer than the {timeout.TotalSeconds} s that were left."));
    }

    private static Outcome End(BackendSlot slot, TimeSpan timeout, FailureReporter failures)
    {
        // A router flushes its own backends, and disposes of each as soon as that is done.
        if (slot.Target is RoutingBackend router)
        {
            router.ShutdownTimeout = timeout;
            return slot.Dispose(failures);
        }

        var ending = new Outcome();
        slot.Life.Flush(timeout, failures).Then(_ => slot.Dispose(failures).Then(ending.Set));
        return ending;
    }
}

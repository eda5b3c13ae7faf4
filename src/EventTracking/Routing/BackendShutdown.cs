using System.Diagnostics;
using EventTracking.Diagnostics;

namespace EventTracking.Routing;

/// <summary>Flushes and disposes of the backends of a router; whatever one of them does, the others have their turn.</summary>
internal static class BackendShutdown
{
    public static bool Flush(BackendSlot[] slots, TimeSpan timeout, FailureReporter failures)
    {
        var start = Stopwatch.GetTimestamp();
        var areAllFlushed = true;
        foreach (var slot in slots)
        {
            try
            {
                areAllFlushed &= slot.Backend is not IFlushableBackend flushable || flushable.Flush(Remaining(timeout, start));
            }
            catch (Exception exception)
            {
                areAllFlushed = false;
                Report(failures, slot.Name, exception);
            }
        }

        return areAllFlushed;
    }

    public static void Dispose(BackendSlot[] slots, FailureReporter failures)
    {
        foreach (var slot in slots)
        {
            try
            {
                slot.MarkDisposed();
                (slot.Backend as IDisposable)?.Dispose();
            }
            catch (Exception exception)
            {
                Report(failures, slot.Name, exception);
            }
        }
    }

    private static TimeSpan Remaining(TimeSpan timeout, long start)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
            return timeout;

        var remaining = timeout - Stopwatch.GetElapsedTime(start);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }

    private static void Report(FailureReporter failures, string backend, Exception exception) =>
        failures.Report(new TrackingFailure(TrackingFailureKind.ShutdownFailed, "", backend, exception));
}

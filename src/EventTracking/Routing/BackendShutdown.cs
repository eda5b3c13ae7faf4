using System.Diagnostics;
using EventTracking.Diagnostics;

namespace EventTracking.Routing;

/// <summary>Flushes and disposes of the backends of a router; whatever one of them does, the others have their turn.</summary>
internal static class BackendShutdown
{
    public static bool Flush(KeyValuePair<string, IEventBackend>[] backends, TimeSpan timeout, FailureReporter failures)
    {
        var start = Stopwatch.GetTimestamp();
        var areAllFlushed = true;
        foreach (var (name, backend) in backends)
        {
            try
            {
                areAllFlushed &= Flush(backend, Remaining(timeout, start), failures);
            }
            catch (Exception exception)
            {
                areAllFlushed = false;
                Report(failures, name, exception);
            }
        }

        return areAllFlushed;
    }

    public static void Dispose(KeyValuePair<string, IEventBackend>[] backends, FailureReporter failures)
    {
        foreach (var (name, backend) in backends)
        {
            try
            {
                if (backend is RoutingBackend router)
                    router.Dispose(failures);
                else
                    (backend as IDisposable)?.Dispose();
            }
            catch (Exception exception)
            {
                Report(failures, name, exception);
            }
        }
    }

    private static bool Flush(IEventBackend backend, TimeSpan timeout, FailureReporter failures) => backend switch
    {
        RoutingBackend router => router.Flush(timeout, failures),
        IFlushableBackend flushable => flushable.Flush(timeout),
        _ => true,
    };

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

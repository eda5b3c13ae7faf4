using System.Collections.Concurrent;

namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>
/// What has gone wrong in a backend without costing an event. It is noted wherever it happens, and reported when no lock is held:
/// the log may emit events itself.
/// </summary>
internal sealed class DeferredFailures(BackendAccount account)
{
    private readonly ConcurrentQueue<Exception> _failures = new();

    public void Add(Exception exception) => _failures.Enqueue(exception);

    public void Report()
    {
        while (_failures.TryDequeue(out var exception))
            account.ReportImpaired(exception);
    }
}

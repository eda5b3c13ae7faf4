using System.Collections.Concurrent;

namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>
/// What has gone wrong in a backend without costing an event. It is noted wherever it happens, and reported when no lock is held:
/// the log may emit events itself.
/// </summary>
internal sealed class Impairments(BackendAccount account)
{
    private readonly ConcurrentQueue<Exception> _noted = new();

    public void Note(Exception exception) => _noted.Enqueue(exception);

    public void Report()
    {
        while (_noted.TryDequeue(out var exception))
            account.ReportImpaired(exception);
    }
}

namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>
/// What has gone wrong in a backend without costing an event. It is noted wherever it happens, and reported when no lock is held:
/// the log may emit events itself.
/// </summary>
internal sealed class DeferredFailures(BackendAccount account)
{
    private readonly Lock _gate = new();
    private volatile List<Exception>? _failures;

    public void Add(Exception exception)
    {
        lock (_gate)
            (_failures ??= []).Add(exception);
    }

    public void Report()
    {
        if (_failures is null)
            return;

        List<Exception>? failures;
        lock (_gate)
            (failures, _failures) = (_failures, null);
        failures?.ForEach(account.ReportDegraded);
    }
}

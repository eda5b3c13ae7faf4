namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>
/// Collects failures of a backend that cost no event. They are recorded where they happen and reported when no lock is held, because the
/// logger may emit events itself.
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
        failures?.ForEach(failure => account.ReportFailure(TrackingFailureKind.BackendDegraded, failure));
    }
}

using System.Globalization;

namespace EventTracking.Hosting.Health;

/// <summary>
/// Finds backends whose destination fails, backends whose events are pending for too long, and spools that cannot write to their disk.
/// </summary>
/// <param name="maxPendingAge">How long an event may be pending.</param>
internal sealed class DeliveryProblems(TimeSpan maxPendingAge)
{
    /// <summary>Returns a sentence for each problem, and adds its details to the data of the health check.</summary>
    public List<string> Find(IEnumerable<BackendStatus> statuses, Dictionary<string, object> data)
    {
        var problems = new List<string>();
        foreach (var status in statuses)
        {
            var isDelayed = status.IsFailing || status.IsCircuitOpen || status.OldestAge > maxPendingAge;
            if (isDelayed)
                problems.Add(Sentence(status));
            if (status.DiskFailingSince is { } since)
                problems.Add(DiskSentence(status, since));
            if (isDelayed || status.DiskFailingSince is not null)
                AddDetails(status, data);
        }

        return problems;
    }

    private static string Sentence(BackendStatus status)
    {
        var pending = string.Create(
            CultureInfo.InvariantCulture, $"{status.PendingEvents} events are pending, the oldest for {status.OldestAge:c}");
        if (status.FailingSince is not { } since)
            return $"The backend \"{status.Path}\" delivers too slowly: {pending}.";

        var breaker = status.IsCircuitOpen ? " and its circuit breaker is open" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The destination of the backend \"{status.Path}\" has failed since {since:u}{breaker}: {pending}.");
    }

    private static string DiskSentence(BackendStatus status, DateTimeOffset since) => string.Create(
        CultureInfo.InvariantCulture,
        $"The spool of the backend \"{status.Path}\" cannot write to its disk since {since:u}: "
            + $"{status.PendingEvents - status.SpooledEvents} events are only in memory.");

    private static void AddDetails(BackendStatus status, Dictionary<string, object> data)
    {
        Add("pending_events", status.PendingEvents);
        Add("oldest_age", status.OldestAge);
        Add("circuit_open", status.IsCircuitOpen);
        if (status.FailingSince is { } since)
            Add("failing_since", since);
        if (status.LastError is { } error)
            Add("last_error", error);
        if (status.SpooledEvents > 0)
            Add("spooled_events", status.SpooledEvents);
        if (status.DiskErrors > 0)
            Add("disk_errors", status.DiskErrors);
        if (status.DiskFailingSince is { } diskSince)
            Add("disk_failing_since", diskSince);
        if (status.LastDiskError is { } diskError)
            Add("last_disk_error", diskError);

        // Two backends can have the same path; the first one wins.
        void Add(string detail, object value) => data.TryAdd($"{status.Path}:{detail}", value);
    }
}

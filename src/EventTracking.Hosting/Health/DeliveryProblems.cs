using System.Globalization;

namespace EventTracking.Hosting.Health;

/// <summary>Finds backends whose destination fails, and backends whose events are pending for too long.</summary>
/// <param name="maxPendingAge">How long an event may be pending.</param>
internal sealed class DeliveryProblems(TimeSpan maxPendingAge)
{
    /// <summary>Returns a sentence for each problem, and adds its details to the data of the health check.</summary>
    public List<string> Find(IEnumerable<BackendStatus> statuses, Dictionary<string, object> data)
    {
        var problems = new List<string>();
        foreach (var status in statuses)
        {
            if (!status.IsFailing && !status.IsCircuitOpen && status.OldestAge <= maxPendingAge)
                continue;

            problems.Add(Sentence(status));
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

    private static void AddDetails(BackendStatus status, Dictionary<string, object> data)
    {
        Add("pending_events", status.PendingEvents);
        Add("oldest_age", status.OldestAge);
        Add("circuit_open", status.IsCircuitOpen);
        if (status.FailingSince is { } since)
            Add("failing_since", since);
        if (status.LastError is { } error)
            Add("last_error", error);

        // Two backends can have the same path; the first one wins.
        void Add(string detail, object value) => data.TryAdd($"{status.Path}:{detail}", value);
    }
}

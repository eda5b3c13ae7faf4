using System.Diagnostics.Metrics;
using EventTracking.Diagnostics;

namespace EventTracking.Accounting;

/// <summary>
/// Publishes the accounts of one tracker as metrics. The instruments read the counters when they are observed, so an event costs nothing
/// extra.
/// </summary>
/// <remarks>
/// Each tracker has its own meter, so that trackers do not overwrite each other's measurements. The meter's tag <c>tracker</c> is the
/// tracker's name. The measurements of the tracker itself have no tag <c>backend</c>.
/// </remarks>
internal sealed class AccountMeter : IDisposable
{
    public const string Name = "EventTracking";

    private const string Unit = "{event}";

    private readonly string _tracker;
    private readonly Meter _meter;

    /// <summary>Weak, so that the metrics of a tracker that is never disposed do not keep it in memory.</summary>
    private readonly WeakReference<ICompositeBackend> _router;

    public AccountMeter(ICompositeBackend router, string tracker)
    {
        _tracker = MeterNames.Claim(tracker, router);
        _meter = new Meter(new MeterOptions(Name) { Tags = [new("tracker", _tracker)] });
        _router = new WeakReference<ICompositeBackend>(router);
        Count("offered", "Events that were offered.", static account => account.Offered);
        Count("filtered", "Events that a filter dropped.", static account => account.Filtered);
        Count("accepted", "Events that were accepted.", static account => account.Accepted);
        Count("delivered", "Events that were delivered.", static account => account.Delivered);
        Count(
            "dead_lettered",
            "Events that the destination did not accept and that went to the dead-letter backend.",
            static account => account.DeadLettered);
        Count("rejected", "Events that were lost before they were accepted.", static account => account.Rejected);
        Count("dropped", "Events that were lost after they had been accepted.", static account => account.Dropped);
        _meter.CreateObservableUpDownCounter(
            InstrumentName("pending"), () => Measure(static account => account.Pending), Unit, "Events that the backend holds.");
        _meter.CreateObservableUpDownCounter(
            "eventtracking.queue.bytes", () => Measure(static queue => queue.PendingBytes), "By",
            "Bytes that the queue of a backend holds.");
        _meter.CreateObservableGauge(
            "eventtracking.queue.oldest_age", () => Measure(static queue => queue.OldestAge.TotalSeconds), "s",
            "How long the oldest event has been in the queue.");
        _meter.CreateObservableCounter(
            "eventtracking.requests.failed", () => MeasureMonitored(static status => status.FailedRequests), "{request}",
            "Requests to the destination that failed.");
        _meter.CreateObservableCounter(
            "eventtracking.requests.retried", () => MeasureMonitored(static status => status.Retries), "{request}",
            "Requests that repeated a failed one.");
        _meter.CreateObservableGauge(
            "eventtracking.destination.failing", () => MeasureMonitored(static status => status.IsFailing ? 1 : 0), "1",
            "1 while requests to the destination fail, otherwise 0.");
        _meter.CreateObservableGauge(
            "eventtracking.circuit.open", () => MeasureMonitored(static status => status.IsCircuitOpen ? 1 : 0), "1",
            "1 while the circuit breaker is open, otherwise 0.");
        _meter.CreateObservableUpDownCounter(
            "eventtracking.spool.events", () => MeasureMonitored(static status => status.SpooledEvents), Unit,
            "Pending events that are on disk.");
        _meter.CreateObservableUpDownCounter(
            "eventtracking.spool.bytes", () => MeasureMonitored(static status => status.SpooledBytes), "By",
            "Bytes that the spool occupies on disk.");
        _meter.CreateObservableCounter(
            "eventtracking.spool.disk_errors", () => MeasureMonitored(static status => status.DiskErrors), "{error}",
            "Operations of the spool on its disk that failed.");
    }

    public void Dispose()
    {
        _meter.Dispose();
        MeterNames.Release(_tracker);
    }

    private static string InstrumentName(string what) => $"eventtracking.events.{what}";

    private void Count(string what, string description, Func<AccountSnapshot, long> value) =>
        _meter.CreateObservableCounter(InstrumentName(what), () => Measure(value), Unit, description);

    private void Count(string what, string description, Func<AccountSnapshot, DropCounts> counts) =>
        _meter.CreateObservableCounter(InstrumentName(what), () => Measure(counts), Unit, description);

    private IEnumerable<Measurement<long>> Measure(Func<AccountSnapshot, long> value)
    {
        foreach (var entry in Entries())
        {
            yield return new(value(entry.Read()), TagsOf(entry));
        }
    }

    private IEnumerable<Measurement<long>> Measure(Func<AccountSnapshot, DropCounts> counts)
    {
        foreach (var entry in Entries())
        {
            foreach (var (reason, count) in counts(entry.Read()))
                yield return new(count, [.. TagsOf(entry), new("reason", DropReasons.NameOf(reason))]);
        }
    }

    private IEnumerable<Measurement<long>> MeasureMonitored(Func<BackendStatus, long> value) =>
        Measure(value, static entry => entry.IsMonitored);

    private IEnumerable<Measurement<T>> Measure<T>(Func<BackendStatus, T> value)
        where T : struct => Measure(value, static _ => true);

    private IEnumerable<Measurement<T>> Measure<T>(Func<BackendStatus, T> value, Func<AccountEntry, bool> isMeasured)
        where T : struct
    {
        foreach (var entry in Entries())
        {
            if (isMeasured(entry) && entry.Status is { } status)
                yield return new(value(status), new KeyValuePair<string, object?>("backend", entry.Path));
        }
    }

    private static KeyValuePair<string, object?>[] TagsOf(AccountEntry entry) =>
        entry.Role is AccountRole.Root ? [] : [new("backend", entry.Path)];

    private IEnumerable<AccountEntry> Entries() => _router.TryGetTarget(out var router) ? AccountEntry.InUse(router) : [];
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EventTracking.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.Redis.Handling;

/// <summary>
/// Counts what becomes of the events of one consumer, for its account and its metrics, and knows its outages. The meter's tag
/// <c>consumer</c> is its name. Thread-safe.
/// </summary>
internal sealed class ConsumerMonitor : IEventConsumer, IDisposable
{
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly ConsumerCounter _received;
    private readonly ConsumerCounter _handled;
    private readonly ConsumerCounter _retried;
    private readonly ConsumerCounter _deadLettered;
    private readonly ConsumerCounter _ignored;
    private readonly ConsumerCounter _removed;
    private readonly ConcurrentDictionary<string, long> _deadLetteredByReason = new(StringComparer.Ordinal);

    /// <summary>When the first attempt of the events that wait for another one failed, by their place.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _retrying = new(StringComparer.Ordinal);
    private long _lag = -1;

    public ConsumerMonitor(string consumer, ILogger logger, TimeProvider time)
    {
        (Name, _time) = (consumer, time);
        Log = new ConsumerLog(logger, consumer, time);
        (Server, DeadLetterOutage) = (new Outage(Log, time), new Outage(Log, time));
        _meter = new Meter(new MeterOptions("EventTracking") { Tags = [new("consumer", consumer)] });
        _received = Create("received", "Events that were read from the stream or topic, again after a failure of their consumer.");
        _handled = Create("handled", "Events that were handled.");
        _retried = Create("retried", "Attempts that repeat a failed one.");
        _deadLettered = Create("dead_lettered", "Events that went to the dead letters.");
        _ignored = Create("ignored", "Events without a handler.");
        _removed = Create("removed", "Events that were removed from the stream before they were handled.");
        _meter.CreateObservableGauge(
            "eventtracking.consumer.lag", MeasureLag, ConsumerCounter.Unit, "Events that no consumer of the group has read yet.");
    }

    public string Name { get; }

    public ConsumerLog Log { get; }

    /// <summary>Whether events can be received.</summary>
    public Outage Server { get; }

    /// <summary>Whether dead letters are accepted.</summary>
    public Outage DeadLetterOutage { get; }

    /// <summary>Sets the number of events that no consumer of the group has read yet.</summary>
    public long Lag
    {
        set => Volatile.Write(ref _lag, value);
    }

    public ConsumerAccount Account
    {
        get
        {
            var (server, deadLetters) = (Server.Current, DeadLetterOutage.Current);
            return new ConsumerAccount
            {
                Name = Name,
                Received = _received.Value,
                Handled = _handled.Value,
                Retried = _retried.Value,
                DeadLettered = _deadLettered.Value,
                DeadLetteredByReason = new Dictionary<string, long>(_deadLetteredByReason, StringComparer.Ordinal),
                Ignored = _ignored.Value,
                Removed = _removed.Value,
                Lag = Volatile.Read(ref _lag) is >= 0 and var lag ? lag : null,
                RetryingSince = _retrying.IsEmpty ? null : _retrying.Select(static one => (DateTimeOffset?)one.Value).Min(),
                FailingSince = deadLetters is null || server?.Since < deadLetters.Since ? server?.Since : deadLetters.Since,
                LastError = (server ?? deadLetters)?.Reason,
            };
        }
    }

    public void Received(int events = 1) => _received.Add(events);

    public void Handled(string place)
    {
        _retrying.TryRemove(place, out _);
        _handled.Add(1);
    }

    /// <summary>Counts that the event at a place is handled again.</summary>
    public void Retried(string place)
    {
        _retrying.TryAdd(place, _time.GetUtcNow());
        _retried.Add(1);
    }

    /// <summary>Counts and logs a dead letter.</summary>
    public void DeadLettered(DeadLetter letter, string place)
    {
        _retrying.TryRemove(place, out _);
        _deadLetteredByReason.AddOrUpdate(letter.Reason, 1, static (_, count) => count + 1);
        _deadLettered.Add(1, new KeyValuePair<string, object?>("reason", letter.Reason));
        Log.DeadLettered(letter, place);
    }

    /// <summary>Forgets that an event is retried, because this consumer no longer holds it.</summary>
    public void Released(string place) => _retrying.TryRemove(place, out _);

    public void Ignored() => _ignored.Add(1);

    public void Removed(int events) => _removed.Add(events);

    public void Dispose() => _meter.Dispose();

    private ConsumerCounter Create(string what, string description) => new(_meter, what, description);

    private IEnumerable<Measurement<long>> MeasureLag() => Volatile.Read(ref _lag) is >= 0 and var lag ? [new(lag)] : [];
}

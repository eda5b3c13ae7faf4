using System.Collections.Concurrent;

namespace EventTracking.Diagnostics;

/// <summary>
/// The throttles of failures that cost no event: one for each backend or processor and kind of failure. Where the data of an event
/// is what fails, one for each field of each event; but one for all the values of an event that were replaced, whose fields are
/// looked for only when a line is written.
/// </summary>
internal sealed class FailureThrottles
{
    /// <summary>Names of events and fields come from anywhere; more of them than this share one throttle.</summary>
    private const int MaxThrottles = 1_000;

    private readonly ConcurrentDictionary<Key, LogThrottle> _throttles = new();

    public LogThrottle Of(TrackingFailure failure)
    {
        var place = Key.Of(failure);
        if (_throttles.TryGetValue(place, out var throttle))
            return throttle;

        return _throttles.GetOrAdd(_throttles.Count < MaxThrottles ? place : Key.Other(failure.Kind), static _ => new LogThrottle());
    }

    /// <summary>Takes what has been kept back everywhere.</summary>
    public IEnumerable<(TrackingFailureKind Kind, string Source, long Failures)> TakeUnlogged()
    {
        foreach (var (place, throttle) in _throttles)
        {
            if (throttle.TakeUnlogged() is > 0 and var unlogged)
                yield return (place.Kind, place.ToString(), unlogged);
        }
    }

    private readonly record struct Key(TrackingFailureKind Kind, string? Event, string? Source)
    {
        public static Key Of(TrackingFailure failure) => new(
            failure.Kind,
            failure.Kind is TrackingFailureKind.FieldFailed or TrackingFailureKind.ValueReplaced ? LogText.ShortName(failure.EventName) : null,
            failure.Source is { } source ? LogText.ShortName(source) : null);

        public static Key Other(TrackingFailureKind kind) => new(kind, null, null);

        public override string ToString() => Event ?? Source ?? "the tracker";
    }
}

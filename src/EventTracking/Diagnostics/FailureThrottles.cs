using System.Collections.Concurrent;

namespace EventTracking.Diagnostics;

/// <summary>
/// The throttles of failures that cost no event: one per kind of failure and backend or processor, and one per field of each event.
/// Replaced values share one throttle per event, because the names of their fields are determined only when a line is written.
/// </summary>
internal sealed class FailureThrottles
{
    /// <summary>Names of events and fields are unbounded input; names beyond this number share one throttle.</summary>
    private const int MaxThrottles = 1_000;

    private readonly ConcurrentDictionary<Key, LogThrottle> _throttles = new();

    public LogThrottle Of(TrackingFailure failure)
    {
        var place = Key.Of(failure);
        if (_throttles.TryGetValue(place, out var throttle))
            return throttle;

        return _throttles.GetOrAdd(_throttles.Count < MaxThrottles ? place : Key.Other(failure.Kind), static _ => new LogThrottle());
    }

    /// <summary>Returns and resets the number of suppressed failures of all throttles.</summary>
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
            failure.Kind is TrackingFailureKind.FieldFailed or TrackingFailureKind.ValueReplaced
                ? LogText.ShortName(failure.EventName)
                : null,
            failure.Source is { } source ? LogText.ShortName(source) : null);

        public static Key Other(TrackingFailureKind kind) => new(kind, null, null);

        public override string ToString() => Event ?? Source ?? "the tracker";
    }
}

using EventTracking.Diagnostics;

namespace EventTracking.Observation;

/// <summary>The observers of a tracker. Immutable, and never empty.</summary>
internal sealed class EventObservers
{
    [ThreadStatic]
    private static bool _isNotifying;

    private readonly IEventObserver[] _observers;

    private EventObservers(IEventObserver[] observers) => _observers = observers;

    /// <summary>Whether an observer is running on this thread. Its own events are not observed: it would observe itself forever.</summary>
    public static bool IsNotifying => _isNotifying;

    public static EventObservers With(EventObservers? others, IEventObserver observer) => new([.. others?._observers ?? [], observer]);

    /// <summary>Removes an observer once, even if it observes several times.</summary>
    public static EventObservers? Without(EventObservers? all, IEventObserver observer)
    {
        var remaining = new List<IEventObserver>(all?._observers ?? []);
        remaining.Remove(observer);
        return remaining.Count == 0 ? null : new([.. remaining]);
    }

    public void Notify(in EventObservation observation, FailureReporter failures)
    {
        _isNotifying = true;
        try
        {
            foreach (var observer in _observers)
                Notify(observer, in observation, failures);
        }
        finally
        {
            _isNotifying = false;
        }
    }

    private static void Notify(IEventObserver observer, in EventObservation observation, FailureReporter failures)
    {
        try
        {
            observer.OnEvent(in observation);
        }
        catch (Exception exception)
        {
            var source = observer.GetType().Name;
            failures.Report(new TrackingFailure(TrackingFailureKind.ObserverFailed, observation.Name, source, exception));
        }
    }
}

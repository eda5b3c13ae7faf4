namespace EventTracking.Inspector.Observing;

/// <summary>A tracker, its recent events, and which of the declared events it has emitted.</summary>
internal sealed class InspectedTracker : IEventObserver, IDisposable
{
    private readonly IDisposable _observation;

    /// <param name="tracker">The tracker.</param>
    /// <param name="capacityBytes">The memory for recent events.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stopping">Canceled when the application stops: open streams then end.</param>
    public InspectedTracker(Tracker tracker, int capacityBytes, TimeProvider time, CancellationToken stopping)
    {
        Tracker = tracker;
        Time = time;
        Stopping = stopping;
        Log = new EventLog(capacityBytes);
        _observation = tracker.Observe(this);
    }

    public Tracker Tracker { get; }

    public TimeProvider Time { get; }

    public CancellationToken Stopping { get; }

    public EventLog Log { get; }

    public EventCounts Counts { get; } = new();

    /// <summary>Distinguishes the numbers of this run of the program from those of others.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N")[..8];

    public void OnEvent(in EventObservation observation)
    {
        var observed = ObservedEvent.Of(in observation, Time);
        Counts.Add(observed);
        Log.Add(observed);
    }

    public void Dispose() => _observation.Dispose();
}

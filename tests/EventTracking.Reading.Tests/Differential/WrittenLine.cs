namespace EventTracking.Reading.Tests.Differential;

/// <summary>Writes events with one tracker for each thread.</summary>
internal static class WrittenLine
{
    [ThreadStatic]
    private static Tracker? _tracker;

    [ThreadStatic]
    private static (byte[] Line, byte[] Data) _last;

    public static (byte[] Line, byte[] Data) Of<TEvent>(TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent>
    {
        _tracker ??= new Tracker(new Dictionary<string, IEventBackend>
        {
            ["last"] = new DelegateBackend(
                static (in EventEnvelope envelope) => _last = (envelope.Json.ToArray(), envelope.DataJson.ToArray())),
        });
        _tracker.Emit(trackedEvent);
        return _last;
    }
}

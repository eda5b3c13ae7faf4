using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Ours;

/// <summary>A declared event through a tracker to a backend that counts its bytes, within the context of the work item.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
internal sealed class TypedEmit<TEvent> : LineVariant
    where TEvent : ITrackedEvent<TEvent>
{
    private readonly TEvent _event;

    public TypedEmit(string name, TEvent trackedEvent, params IEnumerable<IEventProcessor> processors)
        : base(name)
    {
        _event = trackedEvent;
        Tracker = SomeTracker.To(new CountingBackend(Sink), processors);
    }

    public Tracker Tracker { get; }

    public override void BeforeSlice() => Tracker.EnterSession();

    public override void Run(int times)
    {
        var tracker = Tracker;
        for (var i = 0; i < times; i++)
            tracker.Emit(in _event);
    }

    public override void Dispose() => Tracker.Dispose();
}

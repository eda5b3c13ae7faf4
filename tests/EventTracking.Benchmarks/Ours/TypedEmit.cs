using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Ours;

/// <summary>A declared event through a tracker to a backend that counts its bytes, within the context of the work item.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
internal sealed class TypedEmit<TEvent> : LineVariant
    where TEvent : ITrackedEvent<TEvent>
{
    private readonly Tracker _tracker;
    private readonly TEvent _event;

    public TypedEmit(string name, TEvent trackedEvent, params IEnumerable<IEventProcessor> processors)
        : base(name)
    {
        _event = trackedEvent;
        _tracker = SomeTracker.To(new CountingBackend(Sink), processors);
    }

    public override void BeforeSlice() => _tracker.EnterSession();

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
            _tracker.Emit(in _event);
    }

    public override void Dispose() => _tracker.Dispose();
}

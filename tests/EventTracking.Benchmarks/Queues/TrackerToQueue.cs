using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Queues;

/// <summary>A declared event through a tracker to one backend, which queues it or not.</summary>
internal sealed class TrackerToQueue : QueueVariant
{
    private readonly Tracker _tracker;
    private readonly VideoStopped _event = Some.Event;

    /// <param name="name">The name in the table.</param>
    /// <param name="backend">Creates the backend, which passes each line to the sink.</param>
    public TrackerToQueue(string name, Func<CountingSink, IEventBackend> backend)
        : base(name) => _tracker = SomeTracker.To(backend(Sink));

    public override void BeforeSlice() => _tracker.EnterSession();

    public override void Emit(int times)
    {
        for (var i = 0; i < times; i++)
            _tracker.Emit(in _event);
    }

    public override void Flush() => _tracker.FlushOrThrow(Name);

    public override void Dispose() => _tracker.Dispose();
}

using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.Queues;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Spools;

/// <summary>
/// A declared event through a tracker to a batching backend with a spool. The destination gets the events after the measurement, as after
/// an outage.
/// </summary>
internal sealed class TrackerToSpool : QueueVariant
{
    private readonly SpoolFolder _folder = new();
    private readonly GatedDestination _destination;
    private readonly BatchingBackend _backend;
    private readonly Tracker _tracker;
    private readonly VideoStopped _event = Some.Event;

    public TrackerToSpool(SpoolDurability durability)
        : base($"EventTracking, BatchingBackend with a spool, {durability}")
    {
        _destination = new GatedDestination(Sink);
        _backend = _folder.CreateBackend(_destination, durability);
        _tracker = SomeTracker.To(_backend);
    }

    public override void BeforeSlice()
    {
        _destination.Close();
        _tracker.EnterSession();
    }

    public override void Emit(int times)
    {
        for (var i = 0; i < times; i++)
            _tracker.Emit(in _event);
    }

    /// <summary>Returns the number of bytes that the emitting thread allocates per event.</summary>
    public double EmitAllocation(int events)
    {
        var allocated = 0L;
        InOwnFlow(() =>
        {
            BeforeSlice();
            allocated = -GC.GetAllocatedBytesForCurrentThread();
            Emit(events);
            allocated += GC.GetAllocatedBytesForCurrentThread();
            Flush();
            AfterSlice();
        });
        return (double)allocated / events;
    }

    public override void Flush()
    {
        _tracker.FlushOrThrow(Name);
        if (Sink.KeepLast)
            AfterSlice();
    }

    public override void AfterSlice()
    {
        _destination.Open();
        SpinWait.SpinUntil(() => _backend.Status.PendingEvents == 0);
    }

    public override void Dispose()
    {
        _tracker.Dispose();
        _folder.Dispose();
    }
}

using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Threads;

/// <summary>A declared event through a tracker that other threads use too.</summary>
/// <param name="tracker">The tracker.</param>
/// <param name="trackedEvent">The event.</param>
internal sealed class EmitOfAll(Tracker tracker, VideoStopped trackedEvent) : Variant("one of several threads")
{
    public override void BeforeSlice() => tracker.EnterSession();

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
            tracker.Emit(in trackedEvent);
    }
}

using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Files;

/// <summary>A declared event through a tracker to a <see cref="JsonLinesBackend"/>.</summary>
/// <param name="trackedEvent">The event.</param>
internal sealed class TrackerToFile(VideoStopped trackedEvent) : FileVariant("EventTracking, JsonLinesBackend")
{
    private Tracker _tracker = new();

    protected override void Open(string path)
    {
        _tracker = SomeTracker.To(new JsonLinesBackend(path));
        _tracker.EnterSession();
    }

    protected override void Emit(int times)
    {
        for (var i = 0; i < times; i++)
            _tracker.Emit(in trackedEvent);
    }

    protected override void Flush() => _tracker.Flush(Timeout.InfiniteTimeSpan);

    protected override void Close() => _tracker.Dispose();
}

using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Files;

/// <summary>A declared event through a tracker to a <see cref="JsonLinesBackend"/>, which goes on to the new file of each slice.</summary>
/// <param name="trackedEvent">The event.</param>
internal sealed class TrackerToFile(VideoStopped trackedEvent) : FileVariant("EventTracking, JsonLinesBackend")
{
    private JsonLinesBackend? _backend;
    private Tracker? _tracker;

    protected override void Open(string path)
    {
        if (_backend is null)
            _tracker = SomeTracker.To(_backend = new JsonLinesBackend(path));
        else
            _backend.Reopen();
        _tracker!.EnterSession();
    }

    protected override void Emit(int times)
    {
        for (var i = 0; i < times; i++)
            _tracker!.Emit(in trackedEvent);
    }

    // As the others are flushed: on this thread, without a limit of time.
    protected override void Flush() => _backend!.Flush(Timeout.InfiniteTimeSpan);

    public override void Dispose() => _tracker?.Dispose();
}

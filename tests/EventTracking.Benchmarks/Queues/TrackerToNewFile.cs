using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Queues;

/// <summary>A declared event through a tracker to a <see cref="JsonLinesBackend"/>, which continues in a new file in each run.</summary>
internal sealed class TrackerToNewFile : QueueVariant
{
    private readonly string _path = Path.GetTempFileName();
    private readonly JsonLinesBackend _backend;
    private readonly Tracker _tracker;
    private readonly VideoStopped _event = Some.Event;

    public TrackerToNewFile()
        : base("EventTracking, JsonLinesBackend") => _tracker = SomeTracker.To(_backend = new JsonLinesBackend(_path));

    public override void BeforeSlice()
    {
        File.Delete(_path);
        _backend.Reopen();
        _tracker.EnterSession();
    }

    public override void Emit(int times)
    {
        for (var i = 0; i < times; i++)
            _tracker.Emit(in _event);
    }

    public override void Flush()
    {
        _tracker.FlushOrThrow(Name);
        if (Sink.KeepLast)
            Sink.Take(File.ReadAllBytes(_path));
    }

    public override void Dispose()
    {
        _tracker.Dispose();
        File.Delete(_path);
    }
}

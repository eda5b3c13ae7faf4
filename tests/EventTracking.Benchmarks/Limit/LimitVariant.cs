using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Limit;

/// <summary>The yardstick.</summary>
internal sealed class LimitVariant : LineVariant
{
    private readonly LimitWriter _writer;
    private readonly VideoStopped _event;
    private readonly RenderedContext _context = new(Some.SessionJson);

    public LimitVariant(VideoStopped trackedEvent)
        : base("limit")
    {
        _event = trackedEvent;
        _writer = new LimitWriter(Sink);
    }

    public override void BeforeSlice() => _writer.Enter(_context);

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
            _writer.Emit(in _event);
    }
}

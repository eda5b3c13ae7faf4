using BenchmarkDotNet.Attributes;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Parts;

/// <summary>The work item on its way: what is around the writing.</summary>
[Config(typeof(PartsConfig))]
public class FlowBenchmarks
{
    private readonly Tracker _nowhere = new();
    private readonly Tracker _tracker = SomeTracker.To(new CountingBackend(new CountingSink()));
    private readonly Tracker _nested = SomeTracker.To(new RoutingBackend(
        new Dictionary<string, IEventBackend> { ["inner"] = new CountingBackend(new CountingSink()) }));
    private readonly EventContext _context = new(Some.SessionPairs);
    private readonly VideoStopped _event = Some.Event;
    private readonly string _eventName = Some.EventName;
    private readonly Dictionary<string, object?> _data = Some.EventData;

    [Benchmark(Baseline = true)]
    public void Typed() => _tracker.Emit(in _event);

    [Benchmark]
    public void TypedToNobody() => _nowhere.Emit(in _event);

    [Benchmark]
    public void TypedThroughTwoRouters() => _nested.Emit(in _event);

    [Benchmark]
    public void Untyped() => _tracker.Emit(_eventName, _data);

    [Benchmark]
    public void TypedInANewContext()
    {
        using (_tracker.Context("session", _context))
            _tracker.Emit(in _event);
    }
}

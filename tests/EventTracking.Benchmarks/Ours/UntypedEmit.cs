using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Ours;

/// <summary>The data of the work item as a dictionary, through a tracker to a backend that counts its bytes.</summary>
internal sealed class UntypedEmit : LineVariant
{
    private readonly Tracker _tracker;
    private readonly string _name;
    private readonly Dictionary<string, object?> _data;

    public UntypedEmit(string name, string eventName, Dictionary<string, object?> data)
        : base(name)
    {
        (_name, _data) = (eventName, data);
        _tracker = SomeTracker.To(new CountingBackend(Sink));
    }

    public override void BeforeSlice() => _tracker.EnterSession();

    public override void Run(int times)
    {
        for (var i = 0; i < times; i++)
            _tracker.Emit(_name, _data);
    }

    public override void Dispose() => _tracker.Dispose();
}

using System.Diagnostics;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Delays;

/// <summary>How long an event takes to its destination, one event at a time: alone, or beside destinations that hang and throw.</summary>
internal sealed class Neighbours : IDisposable
{
    private readonly ManualResetEventSlim _end = new();
    private readonly AutoResetEvent _arrived = new(initialState: false);
    private readonly Tracker _tracker;
    private DelayHistogram? _delays;
    private long _start;

    private Neighbours(Action<Dictionary<string, IEventBackend>, WaitHandle> add)
    {
        var backends = new Dictionary<string, IEventBackend> { ["ok"] = new DelegateBackend((in _) => Arrive()) };
        add(backends, _end.WaitHandle);
        _tracker = new Tracker(new Dictionary<string, IEventBackend> { ["queue"] = new BackgroundRoutingBackend(backends) });
    }

    public static Neighbours None() => new(static (_, _) => { });

    public static Neighbours Bad() => new(static (backends, end) =>
    {
        backends["hangs"] = new DelegateBackend((in _) => end.WaitOne());
        backends["throws"] = new DelegateBackend(static (in _) => throw new IOException("It does not work."));
    });

    public void Measure(int events, DelayHistogram delays)
    {
        var trackedEvent = Some.Event;
        _delays = delays;
        for (var i = 0; i < events; i++)
        {
            _start = Stopwatch.GetTimestamp();
            _tracker.Emit(in trackedEvent);
            _arrived.WaitOne();
        }
    }

    public void Dispose()
    {
        _end.Set();
        _tracker.Dispose();
        _arrived.Dispose();
        _end.Dispose();
    }

    private void Arrive()
    {
        _delays!.AddSince(_start);
        _arrived.Set();
    }
}

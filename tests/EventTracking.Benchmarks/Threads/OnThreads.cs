using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Threads;

/// <summary>Does the work of other variants at the same time, one thread for each; the threads live from slice to slice.</summary>
internal sealed class OnThreads : Variant
{
    private readonly Variant[] _parts;
    private readonly Barrier _gate;
    private volatile int _times;

    /// <param name="name">What the table calls it.</param>
    /// <param name="parts">What each thread does.</param>
    public OnThreads(string name, params Variant[] parts)
        : base(name)
    {
        _parts = parts;
        _gate = new Barrier(parts.Length + 1);
        foreach (var part in parts)
            new Thread(() => Work(part)) { IsBackground = true, Name = name }.Start();
    }

    public override int WarmUpTimes => base.WarmUpTimes * _parts.Length;

    public override void Run(int times)
    {
        _times = Math.Max(1, times / _parts.Length);
        _gate.SignalAndWait();
        _gate.SignalAndWait();
    }

    public override void Dispose()
    {
        _times = 0;
        _gate.SignalAndWait();
        foreach (var part in _parts)
            part.Dispose();
    }

    private void Work(Variant part)
    {
        part.BeforeSlice();
        while (true)
        {
            _gate.SignalAndWait();
            if (_times == 0)
                return;

            part.Run(_times);
            _gate.SignalAndWait();
        }
    }
}

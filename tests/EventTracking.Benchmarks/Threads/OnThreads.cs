using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Threads;

/// <summary>
/// Does the work of other variants at the same time: the first on the measuring thread, each other on a thread of its own.
/// </summary>
/// <remarks>
/// The threads are awake before a slice begins and wait for it without sleeping, because on a busy machine waking one takes longer
/// than a slice.
/// </remarks>
internal sealed class OnThreads : Variant
{
    private readonly Variant[] _parts;
    private readonly SemaphoreSlim _wake = new(0);
    private volatile bool _ended;
    private volatile int _times;
    private int _ready;
    private int _done;

    /// <param name="name">What the table calls it.</param>
    /// <param name="parts">What each thread does.</param>
    public OnThreads(string name, params Variant[] parts)
        : base(name)
    {
        _parts = parts;
        foreach (var part in parts.Skip(1))
            new Thread(() => Work(part)) { IsBackground = true, Name = name }.Start();
    }

    public override int WarmUpTimes => base.WarmUpTimes * _parts.Length;

    private int OtherThreads => _parts.Length - 1;

    public override void BeforeSlice()
    {
        _times = _ready = _done = 0;
        _parts[0].BeforeSlice();
        if (OtherThreads > 0)
            _wake.Release(OtherThreads);
        SpinWait.SpinUntil(() => Volatile.Read(ref _ready) == OtherThreads);
    }

    public override void Run(int times)
    {
        _times = Math.Max(1, times / _parts.Length);
        _parts[0].Run(_times);
        while (Volatile.Read(ref _done) < OtherThreads)
            WaitBriefly();
    }

    public override void Dispose()
    {
        _ended = true;
        if (OtherThreads > 0)
            _wake.Release(OtherThreads);
        foreach (var part in _parts)
            part.Dispose();
    }

    /// <summary>Without giving up the CPU, unless there are more threads than CPUs: those that have work need them.</summary>
    private void WaitBriefly()
    {
        if (_parts.Length <= Environment.ProcessorCount)
            Thread.SpinWait(1);
        else
            Thread.Yield();
    }

    private void Work(Variant part)
    {
        part.BeforeSlice();
        while (true)
        {
            _wake.Wait();
            if (_ended)
                return;

            Interlocked.Increment(ref _ready);
            while (_times == 0)
                WaitBriefly();
            part.Run(_times);
            Interlocked.Increment(ref _done);
        }
    }
}

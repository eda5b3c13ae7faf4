using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Batching.Tests.Support;

/// <summary>A fake clock that reports its timers and can elapse short ones immediately.</summary>
internal sealed class TestClock : TimeProvider
{
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();
    private readonly long _start;

    public TestClock() => _start = _time.GetTimestamp();

    /// <summary>Timers up to this duration elapse as soon as they are set.</summary>
    public TimeSpan Passes { get; init; }

    /// <summary>The offset of the date from the true date.</summary>
    public TimeSpan DateIsOff { get; set; }

    /// <summary>The elapsed time.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow() + DateIsOff;

    public override long GetTimestamp() => _time.GetTimestamp();

    public void Advance(TimeSpan time) => _time.Advance(time);

    /// <summary>Waits until a timer of exactly this duration is set, and discards those set before it.</summary>
    public async Task UntilSetAsync(TimeSpan due)
    {
        while (await _timers.Reader.ReadAsync().AsTask().InTime() != due)
        {
        }
    }

    /// <summary>Waits until a timer of exactly this duration is set, and elapses it.</summary>
    public async Task PassAsync(TimeSpan due)
    {
        await UntilSetAsync(due);
        Advance(due);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, _time.CreateTimer(callback, state, dueTime, period));
        OnSet(dueTime);
        return timer;
    }

    private void OnSet(TimeSpan due)
    {
        if (due <= TimeSpan.Zero)
            return;

        _timers.Writer.TryWrite(due);
        if (due <= Passes)
            ThreadPool.UnsafeQueueUserWorkItem(_ => Advance(due), null);
    }

    private sealed class Timer(TestClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            clock.OnSet(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}

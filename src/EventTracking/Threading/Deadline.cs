namespace EventTracking.Threading;

/// <summary>An amount of time that several steps share, one after the other.</summary>
internal readonly struct Deadline
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly long _start;

    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite, or longer than a timer runs.</exception>
    public Deadline(TimeSpan timeout, TimeProvider time)
    {
        ThrowIfInvalidTimeout(timeout);
        _timeout = timeout;
        _time = time;
        _start = time.GetTimestamp();
    }

    public bool IsInfinite => _timeout == Timeout.InfiniteTimeSpan;

    public bool HasPassed => Remaining == TimeSpan.Zero;

    public TimeSpan Remaining
    {
        get
        {
            if (IsInfinite)
                return _timeout;

            var remaining = _timeout - _time.GetElapsedTime(_start);
            return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        }
    }

    /// <summary>The one of two deadlines by the same clock that passes later.</summary>
    public static Deadline Later(Deadline one, Deadline other) =>
        one.IsInfinite || (!other.IsInfinite && one.Remaining >= other.Remaining) ? one : other;

    /// <summary>The one of two deadlines that passes earlier.</summary>
    public static Deadline Earlier(Deadline one, Deadline other) =>
        other.IsInfinite || (!one.IsInfinite && one.Remaining <= other.Remaining) ? one : other;

    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite, or longer than a timer runs.</exception>
    public static void ThrowIfInvalidTimeout(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
            return;

        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, TimeSpan.FromMilliseconds(int.MaxValue));
    }

    /// <summary>Waits for work that runs elsewhere.</summary>
    /// <returns>Whether it came to its end in time.</returns>
    public bool Wait(Task work)
    {
        // The wait of the system needs no thread of the pool; all of them may be waiting, for this one.
        if (_time == TimeProvider.System || IsInfinite)
            return work.Wait(Remaining);

        try
        {
            work.WaitAsync(Remaining, _time).GetAwaiter().GetResult();
            return true;
        }
        catch (TimeoutException)
        {
            return work.IsCompleted;
        }
    }

    /// <summary>Waits, inside of a lock, for a condition of which all are told that wait at its gate.</summary>
    /// <returns>Whether it came true in time.</returns>
    public bool Wait(object gate, Func<bool> condition)
    {
        while (!condition())
        {
            if (HasPassed)
                return false;

            // Nobody tells when the time of another clock than the system's is over, so that it is looked at now and then.
            Monitor.Wait(gate, _time == TimeProvider.System || IsInfinite ? Remaining : PollInterval);
        }

        return true;
    }
}

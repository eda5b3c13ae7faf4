namespace EventTracking.Threading;

/// <summary>A timeout that several steps share, one after the other.</summary>
internal readonly struct Deadline
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly long _start;

    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative and not infinite, or longer than a timer supports.</exception>
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

    /// <summary>Returns the later of two deadlines that use the same clock.</summary>
    public static Deadline Later(Deadline one, Deadline other) =>
        one.IsInfinite || (!other.IsInfinite && one.Remaining >= other.Remaining) ? one : other;

    /// <summary>Returns the earlier of two deadlines.</summary>
    public static Deadline Earlier(Deadline one, Deadline other) =>
        other.IsInfinite || (!one.IsInfinite && one.Remaining <= other.Remaining) ? one : other;

    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative and not infinite, or longer than a timer supports.</exception>
    public static void ThrowIfInvalidTimeout(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
            return;

        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, TimeSpan.FromMilliseconds(int.MaxValue));
    }

    /// <summary>Waits for work on another thread.</summary>
    /// <returns>Whether it completed in time.</returns>
    public bool Wait(Task work)
    {
        // Blocks without the thread pool, whose threads may all be waiting for this one.
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

    /// <summary>Returns a task that completes with the work.</summary>
    /// <exception cref="TimeoutException">The work did not complete in time.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public Task<T> LimitAsync<T>(Task<T> work, CancellationToken cancellationToken) =>
        work.WaitAsync(Remaining, _time, cancellationToken);

    /// <inheritdoc cref="LimitAsync{T}(Task{T}, CancellationToken)"/>
    public Task LimitAsync(Task work) => work.WaitAsync(Remaining, _time);

    /// <summary>Waits, while holding a lock, for a condition. Threads that change the condition pulse the lock.</summary>
    /// <returns>Whether the condition became true in time.</returns>
    public bool Wait(object gate, Func<bool> condition)
    {
        while (!condition())
        {
            if (HasPassed)
                return false;

            // Other clocks do not wake this thread when their time has passed, so the deadline is polled.
            Monitor.Wait(gate, _time == TimeProvider.System || IsInfinite ? Remaining : PollInterval);
        }

        return true;
    }
}

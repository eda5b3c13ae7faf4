namespace EventTracking.Batching;

/// <summary>Decides when waiting events are sent, and how the worker sleeps until then. Not thread-safe.</summary>
/// <param name="options">The options.</param>
/// <param name="mayNap">Whether the alarm of the clock rings without help, as that of a test's clock does not.</param>
internal sealed class SendSchedule(BatchingOptions options, bool mayNap)
{
    /// <summary>A sleep that begins sooner than this after the previous one lasts as long, unless many events arrive.</summary>
    public static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);

    /// <summary>The number of batches that end a nap.</summary>
    private const int NapBatches = 8;

    /// <summary>The fraction of the capacity that ends a nap.</summary>
    private const int NapFraction = 16;

    private long _lastSleep;

    /// <summary>Returns how long the waiting events wait for others.</summary>
    /// <param name="waiting">The events that wait.</param>
    /// <param name="flushThrough">The sequence number through which events are sent at once.</param>
    /// <returns>Zero if they are to be sent; <see cref="Timeout.InfiniteTimeSpan"/> if there are none.</returns>
    public TimeSpan UntilDue(WaitingEvents waiting, long flushThrough)
    {
        if (waiting.Count == 0)
            return Timeout.InfiniteTimeSpan;

        if (waiting.Count >= options.MaxBatchCount
            || waiting.Bytes >= options.MaxBatchBytes
            || waiting.OldestSequence <= flushThrough)
        {
            return TimeSpan.Zero;
        }

        var wait = options.MaxBatchAge - waiting.OldestAge;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Returns how the worker sleeps if it does so now.</summary>
    /// <param name="waiting">The number of events that wait.</param>
    /// <param name="untilDue">How long they wait for others; see <see cref="UntilDue"/>.</param>
    public Sleep NextSleep(int waiting, TimeSpan untilDue)
    {
        if (ShouldNap())
        {
            return new Sleep(
                untilDue < Nap && untilDue != Timeout.InfiniteTimeSpan ? untilDue : Nap,
                (int)Math.Min(NapBatches * (long)options.MaxBatchCount, int.MaxValue),
                Math.Min(NapBatches * (long)options.MaxBatchBytes, options.QueueCapacityBytes / NapFraction));
        }

        // The first event starts the timer; a full batch ends the wait.
        return new Sleep(untilDue, waiting == 0 ? 1 : options.MaxBatchCount, options.MaxBatchBytes);
    }

    /// <summary>
    /// Returns whether the worker has slept a moment ago. Waking it for each batch would then cost more than sending the batches, so it
    /// sleeps until there are several (docs/decisions/033).
    /// </summary>
    private bool ShouldNap()
    {
        var last = _lastSleep;
        _lastSleep = options.TimeProvider.GetTimestamp();
        return mayNap && last != 0 && options.TimeProvider.GetElapsedTime(last, _lastSleep) < Nap;
    }

    /// <param name="Limit">How long the worker sleeps at most.</param>
    /// <param name="WakeAtCount">The number of waiting events that wakes it.</param>
    /// <param name="WakeAtBytes">The number of bytes of waiting events that wakes it.</param>
    public readonly record struct Sleep(TimeSpan Limit, int WakeAtCount, long WakeAtBytes);
}

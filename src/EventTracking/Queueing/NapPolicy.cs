namespace EventTracking.Queueing;

/// <summary>
/// Decides whether the worker of a queue that has become empty naps: sleeps for a moment while events accumulate, although they could wake
/// it (docs/decisions/033). Waking it costs the emitting thread more than the event, so a nap is worth it while many events arrive. Not
/// thread-safe.
/// </summary>
internal sealed class NapPolicy
{
    /// <summary>A nap that is followed by this many events is useful. As many in a row, or as many wake-ups, cause one.</summary>
    public const int BusyEvents = 32;

    /// <summary>Useless naps become as rare as one in this many wake-ups.</summary>
    public const int MaxPatience = 4096;

    private int _patience = BusyEvents;
    private int _wakeUps;
    private long _taken;
    private bool _hasNapped;

    /// <summary>Returns whether to nap. Called when the queue is empty, before the worker sleeps.</summary>
    /// <param name="taken">The number of events that the worker has taken so far.</param>
    public bool ShouldNap(long taken)
    {
        var isBusy = taken - _taken >= BusyEvents;
        if (isBusy)
            _patience = BusyEvents;
        else if (_hasNapped)
            _patience = Math.Min(MaxPatience, _patience * 2);

        _taken = taken;
        _wakeUps++;

        // If each event wakes the worker before the next one arrives, only a nap can show how many would arrive.
        _hasNapped = isBusy || _wakeUps >= _patience;
        if (_hasNapped)
            _wakeUps = 0;
        return _hasNapped;
    }
}

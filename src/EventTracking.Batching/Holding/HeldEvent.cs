using EventTracking.Queueing;

namespace EventTracking.Batching;

/// <summary>An event that is being sent.</summary>
/// <param name="copy">The event.</param>
/// <param name="sequence">Its place in the order in which events came, from 1.</param>
internal sealed class HeldEvent(QueuedEvent copy, long sequence)
{
    private readonly QueuedEvent _copy = copy;

    public ref readonly QueuedEvent Copy => ref _copy;

    public long Sequence => sequence;

    /// <summary>How often it has been sent.</summary>
    public int Attempts { get; set; }

    /// <summary>What has become of it; <see cref="HeldEvents"/> alone changes this.</summary>
    public HeldEventState State { get; set; }
}

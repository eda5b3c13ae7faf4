using System.Runtime.CompilerServices;

namespace EventTracking.Queueing;

/// <summary>Everything of a queued event except its line, which is in the block.</summary>
/// <param name="Header">The name, id, timestamp and descriptor.</param>
/// <param name="EnqueuedTicks">The time at which the event was enqueued.</param>
internal readonly record struct QueuedEvent(EventHeader Header, long EnqueuedTicks)
{
    /// <summary>How many bytes of the queue's capacity an event uses in addition to its line.</summary>
    public static readonly int FixedCost = Unsafe.SizeOf<QueuedEvent>() + sizeof(long);
}

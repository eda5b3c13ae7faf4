using System.Collections.Frozen;
using EventTracking.Queueing;

namespace EventTracking;

/// <summary>
/// A router whose backends work in the background: each has a queue and a worker of its own. A backend that is slow, hangs or
/// throws delays neither the emitting threads nor another backend.
/// </summary>
/// <remarks>
/// <para>
/// Processors run on the emitting thread, before the queues; then the bytes of the event are copied. A worker sends the events of
/// its queue one after the other, in the order in which they came, with the same id, timestamp and descriptor.
/// </para>
/// <para>
/// Nothing flows from the emitting thread to the workers, no async local and no entered context: what an event carries was written
/// when it was emitted. A queue is memory: what it holds is lost with the process, unless the tracker is disposed of or flushed.
/// </para>
/// </remarks>
public sealed class BackgroundRoutingBackend : RoutingBackend
{
    /// <summary>Makes a router.</summary>
    /// <param name="backends">The backends by name.</param>
    /// <param name="processors">The processors, in the order in which they run.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">As in <see cref="RoutingBackend.RegisterBackend"/> and <see cref="RoutingBackend.RegisterProcessor"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The capacity or a limit is not positive, or the depth is more than a line can have.</exception>
    public BackgroundRoutingBackend(
        IReadOnlyDictionary<string, IEventBackend>? backends = null,
        IEnumerable<IEventProcessor>? processors = null,
        BackgroundOptions? options = null)
        : this(backends, processors, options ?? new BackgroundOptions(), CapacityOf(options))
    {
    }

    private BackgroundRoutingBackend(
        IReadOnlyDictionary<string, IEventBackend>? backends,
        IEnumerable<IEventProcessor>? processors,
        BackgroundOptions options,
        int capacity)
        : base(backends, processors, options.Limits, (name, backend) => new BackgroundQueue(name, backend, capacity, options.WhenFull))
    {
    }

    /// <summary>How the queue of each backend is at the moment, by the name of the backend.</summary>
    public IReadOnlyDictionary<string, BackgroundQueueStatus> Queues =>
        Slots.ToFrozenDictionary(static slot => slot.Name, static slot => ((BackgroundQueue)slot.Target).Status);

    private static int CapacityOf(BackgroundOptions? options)
    {
        var capacity = (options ?? new BackgroundOptions()).QueueCapacityBytes;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity, nameof(BackgroundOptions.QueueCapacityBytes));
        return capacity;
    }
}

using System.Collections.Frozen;
using EventTracking.Queueing;

namespace EventTracking;

/// <summary>
/// A router whose backends run in the background, each with its own queue and worker thread. A backend that is slow, hangs or
/// throws delays neither the emitting threads nor the other backends.
/// </summary>
/// <remarks>
/// <para>
/// Processors run on the emitting thread; then the bytes of the event are copied into the queues. A worker sends the events of its
/// queue one at a time and in order, with the same id, timestamp and descriptor.
/// </para>
/// <para>
/// Async locals and entered contexts do not flow to the workers: an event carries what was written when it was emitted. The queues
/// are in memory: if the process ends before the tracker is disposed or flushed, queued events are lost.
/// </para>
/// </remarks>
public sealed class BackgroundRoutingBackend : RoutingBackend
{
    /// <summary>Creates a router.</summary>
    /// <param name="backends">The backends by name; none by default.</param>
    /// <param name="processors">The processors, in the order in which they run; none by default.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// <see cref="RoutingBackend.RegisterBackend"/> or <see cref="RoutingBackend.RegisterProcessor"/> rejects an argument.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The capacity or a limit is not positive, or the depth limit is greater than a line allows.
    /// </exception>
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

    /// <summary>Gets the current status of each backend's queue, by the name of the backend.</summary>
    public IReadOnlyDictionary<string, BackgroundQueueStatus> Queues =>
        Slots.ToFrozenDictionary(static slot => slot.Name, static slot => ((BackgroundQueue)slot.Target).Status);

    private static int CapacityOf(BackgroundOptions? options)
    {
        var capacity = (options ?? new BackgroundOptions()).QueueCapacityBytes;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity, nameof(BackgroundOptions.QueueCapacityBytes));
        return capacity;
    }
}

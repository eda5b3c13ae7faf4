using EventTracking.Batching;

namespace EventTracking;

/// <summary>Events that are sent together, in the order in which they were emitted.</summary>
/// <remarks>The batch is a view that is valid until <see cref="IEventBatchBackend.SendAsync"/> completes.</remarks>
public sealed class EventBatch
{
    private readonly ArraySegment<HeldEvent> _events;
    private volatile bool _isOver;

    internal EventBatch(ArraySegment<HeldEvent> events) => _events = events;

    /// <summary>Gets the number of events; at least 1.</summary>
    public int Count => _events.Count;

    /// <summary>
    /// Gets an event. Like every envelope it is a view that cannot be used after an <see langword="await"/>; get it again instead.
    /// </summary>
    /// <param name="index">The index of the event, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch has no event with this index.</exception>
    /// <exception cref="ObjectDisposedException">The batch has been sent.</exception>
    public EventEnvelope this[int index] => At(index).Open();

    /// <summary>
    /// Returns the whole line of an event as UTF-8, without a line break. It equals <see cref="EventEnvelope.Json"/>, for asynchronous
    /// code.
    /// </summary>
    /// <param name="index">The index of the event, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch has no event with this index.</exception>
    /// <exception cref="ObjectDisposedException">The batch has been sent.</exception>
    public ReadOnlyMemory<byte> GetJson(int index) => At(index).Json;

    /// <summary>Returns an enumerator for the events.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Invalidates the batch, because the memory of its events is about to be reused.</summary>
    internal void End() => _isOver = true;

    private HeldEvent At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        ObjectDisposedException.ThrowIf(_isOver, this);
        return _events[index];
    }

    /// <summary>Enumerates the events of a batch.</summary>
    public struct Enumerator
    {
        private readonly EventBatch _batch;
        private int _index = -1;

        internal Enumerator(EventBatch batch) => _batch = batch;

        /// <summary>Gets the current event, which is a view.</summary>
        public readonly EventEnvelope Current => _batch[_index];

        /// <summary>Moves to the next event.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext() => ++_index < _batch.Count;
    }
}

using EventTracking.Batching;
using EventTracking.Line;

namespace EventTracking;

/// <summary>Events that are sent together, in the order in which they were emitted.</summary>
/// <remarks>The batch is a view: it is valid until <see cref="IEventBatchBackend.SendAsync"/> has ended, and no longer.</remarks>
public sealed class EventBatch
{
    private readonly ArraySegment<HeldEvent> _events;
    private volatile bool _isOver;

    internal EventBatch(ArraySegment<HeldEvent> events) => _events = events;

    /// <summary>How many events there are; one at least.</summary>
    public int Count => _events.Count;

    /// <summary>An event. Like every envelope it is a view, which an <see langword="await"/> ends; take it again after one.</summary>
    /// <param name="index">Its place in the batch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="ObjectDisposedException">The batch has been sent.</exception>
    public EventEnvelope this[int index] => At(index).Copy.Open(new EventBuffer(EmitThread.Current, size: 0), failures: null);

    /// <summary>The whole line of an event as UTF-8, without a line break: that of its envelope, for asynchronous writers.</summary>
    /// <param name="index">Its place in the batch, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="ObjectDisposedException">The batch has been sent.</exception>
    public ReadOnlyMemory<byte> GetJson(int index) => At(index).Copy.Json;

    /// <summary>The events one after the other.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>The bytes of the events go back to where they came from, and are those of other events soon.</summary>
    internal void End() => _isOver = true;

    private HeldEvent At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        ObjectDisposedException.ThrowIf(_isOver, this);
        return _events[index];
    }

    /// <summary>Goes through the events of a batch.</summary>
    public struct Enumerator
    {
        private readonly EventBatch _batch;
        private int _index = -1;

        internal Enumerator(EventBatch batch) => _batch = batch;

        /// <summary>The event; a view.</summary>
        public readonly EventEnvelope Current => _batch[_index];

        /// <summary>Goes to the next event.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext() => ++_index < _batch.Count;
    }
}

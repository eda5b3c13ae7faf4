using System.Collections.Concurrent;

namespace EventTracking.Testing;

/// <summary>
/// The emitted objects, by the IDs of their events. The recording backend runs on the emitting thread, so an event that it receives
/// belongs to the innermost typed emit of that thread.
/// </summary>
internal sealed class EmittedObjects : IEmitObserver
{
    private readonly ConcurrentDictionary<int, Stack<object?>> _emitting = new();
    private readonly ConcurrentDictionary<Guid, object> _byId = new();

    /// <summary>The events that this thread is emitting, innermost on top; <see langword="null"/> for untyped ones.</summary>
    private Stack<object?> OfThisThread => _emitting.GetOrAdd(Environment.CurrentManagedThreadId, static _ => new Stack<object?>());

    public void OnEmitting(object? trackedEvent) => OfThisThread.Push(trackedEvent);

    public void OnEmitted() => OfThisThread.Pop();

    public void Keep(Guid id)
    {
        if (OfThisThread.TryPeek(out var emitted) && emitted is not null)
            _byId[id] = emitted;
    }

    public object? Of(Guid id) => _byId.GetValueOrDefault(id);
}

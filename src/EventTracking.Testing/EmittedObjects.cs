using System.Collections.Concurrent;

namespace EventTracking.Testing;

/// <summary>
/// The objects that events were emitted as, by the ids of the events. An event arrives on the thread that emits it, so that the
/// innermost typed emit of the thread is the one that it comes from.
/// </summary>
internal sealed class EmittedObjects : IEmitObserver
{
    private readonly ConcurrentDictionary<int, Stack<object?>> _emitting = new();
    private readonly ConcurrentDictionary<Guid, object> _byId = new();

    /// <summary>The events that this thread is in the middle of emitting; <see langword="null"/> for untyped ones.</summary>
    private Stack<object?> OfThisThread => _emitting.GetOrAdd(Environment.CurrentManagedThreadId, static _ => new Stack<object?>());

    public void Begin(object? trackedEvent) => OfThisThread.Push(trackedEvent);

    public void End() => OfThisThread.Pop();

    public void Keep(Guid id)
    {
        if (OfThisThread.TryPeek(out var emitted) && emitted is not null)
            _byId[id] = emitted;
    }

    public object? Of(Guid id) => _byId.GetValueOrDefault(id);
}

using System.Collections.Concurrent;

namespace EventTracking.Testing;

/// <summary>
/// The objects that events were emitted as, by the ids of the events. An event arrives on the thread that emits it, so that the
/// innermost typed emit of the thread is the one that it comes from.
/// </summary>
internal sealed class EmittedObjects : IEmitObserver
{
    private readonly ThreadLocal<Stack<object?>> _emitting = new(static () => new Stack<object?>());
    private readonly ConcurrentDictionary<Guid, object> _byId = new();

    public void Begin(object? trackedEvent) => _emitting.Value!.Push(trackedEvent);

    public void End() => _emitting.Value!.Pop();

    public void Keep(Guid id)
    {
        if (_emitting.Value!.TryPeek(out var emitted) && emitted is not null)
            _byId[id] = emitted;
    }

    public object? Of(Guid id) => _byId.GetValueOrDefault(id);
}

using Confluent.Kafka;

namespace EventTracking.Kafka;

/// <summary>
/// The messages on their way, by event id. A request that times out leaves its messages to the client, which keeps trying under the same
/// sequence numbers; when the batch is sent again, the request waits for those messages instead of producing others.
/// </summary>
internal sealed class Deliveries
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Delivery> _byId = [];
    private TaskCompletionSource<bool> _settled = new();
    private int _awaited;

    /// <summary>Returns the message of an event, or <see langword="null"/> if it must be produced.</summary>
    public Delivery? Find(Guid id)
    {
        lock (_gate)
            return _byId.GetValueOrDefault(id);
    }

    public Delivery Add(Guid id)
    {
        var delivery = new Delivery(this);
        lock (_gate)
            _byId[id] = delivery;
        return delivery;
    }

    public void Remove(Guid id)
    {
        lock (_gate)
            _byId.Remove(id);
    }

    /// <summary>Returns a task that completes when all messages are done, or when <see cref="Interrupt"/> is called.</summary>
    public Task AwaitAsync(IReadOnlyList<Delivery> deliveries)
    {
        lock (_gate)
        {
            _settled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited = 0;
            foreach (var delivery in deliveries.Where(static delivery => !delivery.IsDone && !delivery.IsAwaited))
            {
                delivery.IsAwaited = true;
                _awaited++;
            }

            if (_awaited == 0)
                _settled.SetResult(true);
            return _settled.Task;
        }
    }

    /// <summary>Ends the wait. Messages that are not done stay on their way.</summary>
    public void EndWait(IReadOnlyList<Delivery> deliveries)
    {
        lock (_gate)
        {
            foreach (var delivery in deliveries)
                delivery.IsAwaited = false;
        }
    }

    /// <summary>Ends the wait of the current request because of an error that concerns all messages.</summary>
    public void Interrupt()
    {
        lock (_gate)
            _settled.TrySetResult(false);
    }

    public void Complete(Delivery delivery, Error? error)
    {
        lock (_gate)
        {
            delivery.End(error);
            if (delivery.IsAwaited && --_awaited == 0)
                _settled.TrySetResult(true);
        }
    }

    /// <summary>Forgets the messages that are done: those of a settled batch, and late ones of a batch that was given up.</summary>
    public void ForgetDone()
    {
        lock (_gate)
        {
            foreach (var (id, _) in _byId.Where(static pair => pair.Value.IsDone).ToArray())
                _byId.Remove(id);
        }
    }

    public void Clear()
    {
        lock (_gate)
            _byId.Clear();
    }
}

using EventTracking.Redis.Handling;

namespace EventTracking.Kafka;

/// <summary>Configures what a consumer of a Kafka topic does with each event.</summary>
public sealed class KafkaEventConsumerBuilder
{
    internal KafkaEventConsumerBuilder(string name, IServiceProvider services)
    {
        Name = name;
        Services = services;
        Handlers = new EventHandlers(name);
    }

    /// <summary>Gets the name of the consumer.</summary>
    public string Name { get; }

    /// <summary>Gets the services of the host, for handlers that are methods of a service.</summary>
    public IServiceProvider Services { get; }

    internal EventHandlers Handlers { get; }

    /// <summary>
    /// Handles an event. The event is acknowledged after the handler has returned; if it throws, it is called again later. Each event has
    /// one handler.
    /// </summary>
    /// <typeparam name="TEvent">The event, declared with <see cref="TrackedEventAttribute.Readable"/>.</typeparam>
    /// <param name="handler">
    /// Receives the event, its line with the id, and a token that is canceled when the host stops and does not wait any longer. It can be
    /// called more than once for the same event.
    /// </param>
    /// <exception cref="ArgumentException">The event already has a handler.</exception>
    public KafkaEventConsumerBuilder On<TEvent>(Func<TEvent, EventLine, CancellationToken, ValueTask> handler)
        where TEvent : IReadableEvent<TEvent>
    {
        Handlers.Add(handler);
        return this;
    }

    /// <summary>Handles all events that have no handler of their own. Without it, they are acknowledged and counted as ignored.</summary>
    /// <param name="handler">Receives the line; see <see cref="On{TEvent}"/>.</param>
    /// <exception cref="ArgumentException">There already is such a handler.</exception>
    public KafkaEventConsumerBuilder OnAny(Func<EventLine, CancellationToken, ValueTask> handler)
    {
        Handlers.AddAny(handler);
        return this;
    }

    /// <summary>
    /// Sends every event, after its handler, to a backend of the host's default tracker, with its name, id, timestamp, version, data and
    /// context. It is acknowledged when the backend has delivered it, written it to a spool, dead-lettered or filtered it. If the backend
    /// may have lost it, it is handled and forwarded again.
    /// </summary>
    /// <param name="backend">The name of the backend. The host does not start if the tracker does not have it.</param>
    /// <exception cref="ArgumentException">The consumer already forwards to the backend.</exception>
    public KafkaEventConsumerBuilder ForwardTo(string backend)
    {
        Handlers.AddForward(backend);
        return this;
    }
}

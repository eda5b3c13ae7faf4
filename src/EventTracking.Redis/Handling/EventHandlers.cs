namespace EventTracking.Redis.Handling;

/// <summary>The handlers of a consumer: one for each event name, and one for all other events.</summary>
/// <param name="consumer">The name of the consumer, for errors.</param>
internal sealed class EventHandlers(string consumer)
{
    private readonly Dictionary<string, Func<EventLine, CancellationToken, ValueTask>> _byName = new(StringComparer.Ordinal);
    private readonly List<string> _forwards = [];
    private Func<EventLine, CancellationToken, ValueTask>? _any;

    public string Consumer => consumer;

    /// <summary>The backends to which every event is forwarded.</summary>
    public IReadOnlyList<string> Forwards => _forwards;

    public bool IsEmpty => _byName.Count == 0 && _any is null && _forwards.Count == 0;

    /// <exception cref="ArgumentException">The event already has a handler.</exception>
    public void Add<TEvent>(Func<TEvent, EventLine, CancellationToken, ValueTask> handler)
        where TEvent : IReadableEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(handler);
        var name = TEvent.Descriptor.Name;
        if (!_byName.TryAdd(name, HandleAsync))
        {
            throw new ArgumentException(
                $"The consumer '{consumer}' already has a handler for the event '{name}'. Call both from one handler.", nameof(handler));
        }

        ValueTask HandleAsync(EventLine line, CancellationToken cancellationToken) =>
            EventReader.TryRead<TEvent>(line, out var read, out var error)
                ? handler(read, line, cancellationToken)
                : throw new UnreadableEventException(error.ToString());
    }

    /// <exception cref="ArgumentException">There already is such a handler.</exception>
    public void AddAny(Func<EventLine, CancellationToken, ValueTask> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (_any is not null)
        {
            throw new ArgumentException(
                $"The consumer '{consumer}' already has a handler for all other events. Call both from one handler.", nameof(handler));
        }

        _any = handler;
    }

    /// <exception cref="ArgumentException">The consumer already forwards to the backend.</exception>
    public void AddForward(string backend)
    {
        ArgumentException.ThrowIfNullOrEmpty(backend);
        if (_forwards.Contains(backend, StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"The consumer '{consumer}' already forwards to the backend '{backend}'. Remove one of the calls.", nameof(backend));
        }

        _forwards.Add(backend);
    }

    /// <summary>Returns the handler of an event; <see langword="null"/> if there is none.</summary>
    public Func<EventLine, CancellationToken, ValueTask>? Find(string name) => _byName.GetValueOrDefault(name) ?? _any;
}

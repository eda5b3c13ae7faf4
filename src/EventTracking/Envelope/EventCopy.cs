namespace EventTracking;

/// <summary>
/// A copy of an event that can be kept, queued and read on other threads after <see cref="IEventBackend.Send"/> has returned, which an
/// <see cref="EventEnvelope"/> cannot. Immutable and thread-safe.
/// </summary>
public sealed class EventCopy
{
    private readonly byte[] _json;
    private readonly EventHeader _header;

    private EventCopy(in EventEnvelope envelope)
    {
        _json = envelope.Json.ToArray();
        _header = EventHeader.Of(in envelope);
    }

    /// <summary>Gets the event name.</summary>
    public string Name => _header.Name;

    /// <summary>Gets the id of the event; see <see cref="EventEnvelope.Id"/>.</summary>
    public Guid Id => _header.Id;

    /// <summary>Gets the time of the event in UTC, with microseconds.</summary>
    public DateTimeOffset Timestamp => _header.Timestamp;

    /// <summary>Gets the version of the declared event; 0 for an untyped or renamed one.</summary>
    public int Version => _header.Version;

    /// <summary>Gets the declared event, or <see langword="null"/> for an untyped or renamed one.</summary>
    public TrackedEventDescriptor? Descriptor => _header.Descriptor;

    /// <summary>Gets the whole line as UTF-8, without a line break.</summary>
    public ReadOnlyMemory<byte> Json => _json;

    /// <summary>Copies an event: one array for its bytes and one object.</summary>
    /// <param name="envelope">The event.</param>
    public static EventCopy Of(in EventEnvelope envelope) => new(in envelope);

    /// <summary>
    /// Returns the event as an envelope, with the same name, id, timestamp, descriptor and bytes. It can be read, rewritten and sent to a
    /// backend or router, on any thread and any number of times.
    /// </summary>
    public EventEnvelope Open() => _header.Open(_json);

    /// <summary>Returns the name and the id, without the data, which may be confidential.</summary>
    public override string ToString() => $"{Name} {Id}";
}

namespace EventTracking.Inspector.Observing;

/// <summary>A copy of an observed event.</summary>
internal sealed class ObservedEvent
{
    /// <summary>An estimate for the objects of an event, and of a step, apart from their text.</summary>
    private const int ObjectBytes = 200;

    private ObservedEvent(
        string name, TrackedEventDescriptor? descriptor, Guid? id, DateTimeOffset timestamp, byte[] json, EventStep[] steps)
    {
        Name = name;
        Descriptor = descriptor;
        Id = id;
        Timestamp = timestamp;
        Json = json;
        Steps = steps;
        Bytes = ObjectBytes + (sizeof(char) * name.Length) + json.Length + steps.Sum(BytesOf);
    }

    public string Name { get; }

    public TrackedEventDescriptor? Descriptor { get; }

    /// <summary>The id; <see langword="null"/> if the event was not written.</summary>
    public Guid? Id { get; }

    /// <summary>The timestamp; if the event was not written, the time of the observation.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>The line as it was emitted; empty if the event was not written.</summary>
    public byte[] Json { get; }

    public EventStep[] Steps { get; }

    /// <summary>The memory that the event takes, approximately.</summary>
    public long Bytes { get; }

    public static ObservedEvent Of(in EventObservation observation, TimeProvider time)
    {
        var envelope = observation.Envelope;
        return observation.IsWritten
            ? new(
                observation.Name, observation.Descriptor, envelope.Id, envelope.Timestamp, envelope.Json.ToArray(),
                observation.Steps.ToArray())
            : new(observation.Name, observation.Descriptor, null, time.GetUtcNow(), [], observation.Steps.ToArray());
    }

    private static long BytesOf(EventStep step) =>
        ObjectBytes + step.Json.Length + (sizeof(char) * ((long)step.Path.Length + (step.Detail?.Length ?? 0)));
}

namespace EventTracking;

/// <summary>
/// The contract of a tracked event. The source generator implements it for every partial record that carries
/// <see cref="TrackedEventAttribute"/>; it can also be written by hand.
/// </summary>
/// <typeparam name="TSelf">The tracked event itself.</typeparam>
public interface ITrackedEvent<TSelf>
    where TSelf : ITrackedEvent<TSelf>
{
    /// <summary>The event's name, version and fields. One instance for the life of the process.</summary>
    static abstract TrackedEventDescriptor Descriptor { get; }

    /// <summary>
    /// Writes the event's data: one JSON value, nearly always an object, without a line break. It runs once for each emit,
    /// on the emitting thread.
    /// </summary>
    /// <param name="writer">Where the data goes.</param>
    /// <param name="trackedEvent">The event whose data is written.</param>
    static abstract void WriteData(ref EventDataWriter writer, in TSelf trackedEvent);
}

namespace EventTracking;

/// <summary>
/// The contract of a tracked event. The source generator implements it for every partial record with
/// <see cref="TrackedEventAttribute"/>; you can also implement it by hand.
/// </summary>
/// <typeparam name="TSelf">The tracked event itself.</typeparam>
public interface ITrackedEvent<TSelf>
    where TSelf : ITrackedEvent<TSelf>
{
    /// <summary>Gets the event's name, version and fields: the same instance for the life of the process.</summary>
    static abstract TrackedEventDescriptor Descriptor { get; }

    /// <summary>
    /// Writes the event's data: one JSON value, usually an object, without line breaks. Called once per emit, on the calling thread.
    /// </summary>
    /// <param name="writer">Receives the data.</param>
    /// <param name="trackedEvent">The event.</param>
    static abstract void WriteData(ref EventDataWriter writer, in TSelf trackedEvent);

    /// <summary>Reads data if the event is readable, for code that does not require it.</summary>
    /// <returns>Whether the event is an <see cref="IReadableEvent{TSelf}"/>.</returns>
    internal static virtual bool TryReadData(ReadOnlySpan<byte> data, out TSelf? read, out string? error)
    {
        (read, error) = (default, null);
        return false;
    }
}

namespace EventTracking;

/// <summary>
/// A tracked event that can be read back. The source generator implements it for events with
/// <see cref="TrackedEventAttribute.Readable"/>; you can also implement it by hand.
/// </summary>
/// <typeparam name="TSelf">The tracked event itself.</typeparam>
public interface IReadableEvent<TSelf> : ITrackedEvent<TSelf>
    where TSelf : IReadableEvent<TSelf>
{
    /// <summary>Reads the event's data.</summary>
    /// <param name="reader">
    /// The data, positioned at the first token of its value, usually an object. A successful call leaves it at the last token.
    /// </param>
    /// <param name="version">The version of the event that wrote the data, at most the version of the descriptor.</param>
    /// <returns>The event; ignored if the reader <see cref="EventDataReader.HasFailed"/>.</returns>
    static abstract TSelf ReadData(ref EventDataReader reader, int version);

    static bool ITrackedEvent<TSelf>.TryReadData(ReadOnlySpan<byte> data, out TSelf? read, out string? error)
    {
        error = EventReader.TryReadData(data, out read, out var problem) ? null : problem.ToString();
        return true;
    }
}

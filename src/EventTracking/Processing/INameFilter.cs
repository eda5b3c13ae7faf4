namespace EventTracking;

/// <summary>
/// A processor that decides by the name of an event alone. If such filters are the first processors of a router, they are called once for
/// each declared event, and events that they drop are not written at all.
/// </summary>
/// <remarks>
/// A router caches the results for all threads. A filter whose decision can change, or depends on anything else, must be a plain
/// <see cref="IEventProcessor"/>.
/// </remarks>
public interface INameFilter : IEventProcessor
{
    /// <summary>Decides by a name.</summary>
    /// <param name="eventName">The event name.</param>
    /// <returns>Whether to keep events with this name; always the same for the same name.</returns>
    ProcessingResult Filter(string eventName);

    /// <inheritdoc/>
    ProcessingResult IEventProcessor.Process(ref EventEnvelope envelope) => Filter(envelope.Name);
}

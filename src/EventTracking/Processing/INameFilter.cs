namespace EventTracking;

/// <summary>
/// A processor that looks at nothing but the name of an event. Where such filters come first in their router, they are asked once
/// for each declared event, and an event that they drop is not even written.
/// </summary>
/// <remarks>
/// A router remembers the answers, also across threads. A filter that changes its mind, or looks at anything else, is a plain
/// <see cref="IEventProcessor"/>.
/// </remarks>
public interface INameFilter : IEventProcessor
{
    /// <summary>Decides about a name.</summary>
    /// <param name="eventName">The event name.</param>
    /// <returns>The same answer each time.</returns>
    ProcessingResult Filter(string eventName);

    /// <inheritdoc/>
    ProcessingResult IEventProcessor.Process(ref EventEnvelope envelope) => Filter(envelope.Name);
}

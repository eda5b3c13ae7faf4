using Microsoft.Extensions.Logging;

namespace EventTracking.Kafka;

/// <summary>The log of a <see cref="KafkaDestination"/>. The event ids are published: never reused, never renumbered.</summary>
internal sealed partial class KafkaLog(ILogger logger)
{
    private bool _isKeyReported;

    /// <summary>Warns once that events have no key. Only the worker of the batching backend calls it.</summary>
    public void NoKey(string reason)
    {
        if (!_isKeyReported)
            NoKey(logger, reason);
        _isKeyReported = true;
    }

    [LoggerMessage(
        501,
        LogLevel.Warning,
        "Events are sent to Kafka without a key, to any partition. {Reason} Correct KeyField if every event should have one. Further "
            + "events without a key are not logged")]
    private static partial void NoKey(ILogger logger, string reason);
}

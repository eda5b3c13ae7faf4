using Microsoft.Extensions.Logging;

namespace EventTracking.Redis.Handling;

/// <summary>The log of a consumer. The event ids are published: never reused, never renumbered.</summary>
internal sealed partial class ConsumerLog(ILogger logger, string consumer, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long? _last;
    private long _omitted;

    /// <summary>Logs a dead letter, at most one a minute.</summary>
    public void DeadLettered(DeadLetter letter, string place)
    {
        lock (_gate)
        {
            if (_last is { } last && timeProvider.GetElapsedTime(last) < Interval)
            {
                _omitted++;
                return;
            }

            _last = timeProvider.GetTimestamp();
            DeadLettered(logger, consumer, place, letter.Attempts, letter.Reason, letter.Detail, _omitted);
            _omitted = 0;
        }
    }

    /// <summary>Logs that a server cannot be used.</summary>
    public void Interrupted(string reason) => Interrupted(logger, consumer, reason);

    /// <summary>Logs the end of an outage.</summary>
    public void Resumed() => Resumed(logger, consumer);

    /// <summary>Logs that backends still hold forwarded events.</summary>
    public void NotForwarded() => NotForwarded(logger, consumer);

    /// <summary>Logs that events are handled again because backends may have lost them.</summary>
    public void Lost(int events) => Lost(logger, consumer, events);

    [LoggerMessage(
        601,
        LogLevel.Warning,
        "The consumer \"{Consumer}\" has dead-lettered the event at {Place} after {Attempts} attempts ({Reason}): {Detail}. {Omitted} "
            + "others have not been logged in the last minute")]
    private static partial void DeadLettered(
        ILogger logger, string consumer, string place, int attempts, string reason, string detail, long omitted);

    [LoggerMessage(602, LogLevel.Warning, "The consumer \"{Consumer}\" is interrupted and will try again: {Reason}")]
    private static partial void Interrupted(ILogger logger, string consumer, string reason);

    [LoggerMessage(603, LogLevel.Information, "The consumer \"{Consumer}\" receives events again")]
    private static partial void Resumed(ILogger logger, string consumer);

    [LoggerMessage(
        604,
        LogLevel.Warning,
        "The consumer \"{Consumer}\" forwards events that backends have not delivered yet. It acknowledges them after they have")]
    private static partial void NotForwarded(ILogger logger, string consumer);

    [LoggerMessage(
        605,
        LogLevel.Warning,
        "A backend to which the consumer \"{Consumer}\" forwards has lost events. {Events} events that may be among them are handled "
            + "again")]
    private static partial void Lost(ILogger logger, string consumer, int events);
}

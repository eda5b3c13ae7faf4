using Microsoft.Extensions.Logging;

namespace EventTracking.Redis.Handling;

/// <summary>The log of a consumer. The event ids are published: never reused, never renumbered.</summary>
internal sealed partial class ConsumerLog(ILogger logger, string consumer, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long? _last;
    private long _omitted;
    private string? _outage;

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

    /// <summary>Logs that the server cannot be used, once for each reason.</summary>
    public void Interrupted(string reason)
    {
        if (Interlocked.Exchange(ref _outage, reason) != reason)
            Interrupted(logger, consumer, reason);
    }

    /// <summary>Logs the end of an outage.</summary>
    public void Resumed()
    {
        if (Interlocked.Exchange(ref _outage, null) is not null)
            Resumed(logger, consumer);
    }

    public void NotForwarded() => NotForwarded(logger, consumer);

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
        "The consumer \"{Consumer}\" forwards events that backends have not delivered yet, or have lost. It acknowledges them after the "
            + "next flush that succeeds")]
    private static partial void NotForwarded(ILogger logger, string consumer);
}

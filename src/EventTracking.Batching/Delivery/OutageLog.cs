using Microsoft.Extensions.Logging;

namespace EventTracking.Batching;

/// <summary>The log lines of an outage. The event ids are published: never reused, never renumbered.</summary>
internal static partial class OutageLog
{
    [LoggerMessage(
        101,
        LogLevel.Warning,
        "The destination of the backend \"{Backend}\" fails. A batch of {Events} events could not be sent and is retried for up to "
            + "{MaxRetryDuration}; {Waiting} events wait")]
    public static partial void Failing(
        ILogger logger, int events, string backend, TimeSpan maxRetryDuration, long waiting, Exception? exception);

    [LoggerMessage(
        102,
        LogLevel.Warning,
        "The circuit breaker of the backend \"{Backend}\" is open. It sends nothing for {BreakDuration}, then one request at a time until "
            + "one succeeds; {Waiting} events wait")]
    public static partial void CircuitOpened(ILogger logger, string backend, TimeSpan breakDuration, long waiting);

    [LoggerMessage(
        103, LogLevel.Information, "The destination of the backend \"{Backend}\" works again after {Duration}. {Waiting} events waited")]
    public static partial void Recovered(ILogger logger, string backend, TimeSpan duration, long waiting);

    [LoggerMessage(
        104,
        LogLevel.Error,
        "The destination of the backend \"{Backend}\" refuses the credentials. Correct the credentials or their permissions; until then "
            + "each batch is retried for up to {MaxRetryDuration}, and {Waiting} events wait")]
    public static partial void Unauthorized(ILogger logger, string backend, TimeSpan maxRetryDuration, long waiting, Exception? exception);

    [LoggerMessage(
        105,
        LogLevel.Warning,
        "The destination of the backend \"{Backend}\" fails. A batch of {Events} events could not be sent and is retried until it succeeds; "
            + "{Waiting} events wait in the spool")]
    public static partial void FailingWithSpool(ILogger logger, int events, string backend, long waiting, Exception? exception);

    [LoggerMessage(
        106,
        LogLevel.Error,
        "The destination of the backend \"{Backend}\" refuses the credentials. Correct the credentials or their permissions; until then "
            + "{Waiting} events wait in the spool")]
    public static partial void UnauthorizedWithSpool(ILogger logger, string backend, long waiting, Exception? exception);
}

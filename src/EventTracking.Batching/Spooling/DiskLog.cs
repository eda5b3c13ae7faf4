using Microsoft.Extensions.Logging;

namespace EventTracking.Batching.Spooling;

/// <summary>The log lines of a spool. The event ids are published: never reused, never renumbered.</summary>
internal static partial class DiskLog
{
    [LoggerMessage(
        111,
        LogLevel.Error,
        "The spool of the backend \"{Backend}\" cannot write to \"{Path}\". New events stay in memory up to the capacity of the queue, and "
            + "further ones are lost; events that are already on disk are delivered")]
    public static partial void Failing(ILogger logger, string backend, string path, Exception? exception);

    [LoggerMessage(
        112,
        LogLevel.Error,
        "The spool of the backend \"{Backend}\" is full: \"{Path}\" has reached {MaxBytes} bytes. New events stay in memory up to the "
            + "capacity of the queue; what happens to further ones depends on the WhenFull option")]
    public static partial void Full(ILogger logger, string backend, string path, long maxBytes);

    [LoggerMessage(
        113,
        LogLevel.Information,
        "The spool of the backend \"{Backend}\" can write to \"{Path}\" again after {Duration}. {Lost} events were lost meanwhile")]
    public static partial void Recovered(ILogger logger, string backend, string path, TimeSpan duration, long lost);

    [LoggerMessage(114, LogLevel.Error, "The spool of the backend \"{Backend}\" has a problem on its disk. {Problem}")]
    public static partial void Problem(ILogger logger, string backend, string problem, Exception? exception);
}

using Microsoft.Extensions.Logging;

namespace EventTracking.PostgreSql;

/// <summary>The log lines of the destination. The event ids are published: never reused, never renumbered.</summary>
internal static partial class PostgreSqlLog
{
    [LoggerMessage(
        301,
        LogLevel.Warning,
        "Replaced U+0000 by U+FFFD {Count} times since the last such line, because PostgreSQL's jsonb cannot store it")]
    public static partial void NulReplaced(ILogger logger, long count);

    [LoggerMessage(
        302,
        LogLevel.Warning,
        "The partition {Partition} of the table {Table} cannot be created; its events go to the default partition: {Reason}")]
    public static partial void PartitionNotCreated(ILogger logger, string partition, string table, string reason);
}

namespace EventTracking.PostgreSql;

/// <summary>How a table of events is partitioned by the timestamps of the events, in UTC.</summary>
public enum PostgreSqlPartitioning
{
    /// <summary>The table is not partitioned.</summary>
    None,

    /// <summary>A partition for each day.</summary>
    Day,

    /// <summary>A partition for each month.</summary>
    Month,
}

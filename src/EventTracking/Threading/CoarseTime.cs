namespace EventTracking.Threading;

/// <summary>A clock for ages, precise to some milliseconds. Reading the precise clock would take as long as copying a line.</summary>
internal static class CoarseTime
{
    /// <summary>Returns the time that has passed since a fixed moment, in ticks. Changes of the date do not affect it.</summary>
    /// <param name="time">The clock. Only the system's has a cheaper, coarse variant.</param>
    public static long Now(TimeProvider time) => time == TimeProvider.System
        ? Environment.TickCount64 * TimeSpan.TicksPerMillisecond
        : (long)((Int128)time.GetTimestamp() * TimeSpan.TicksPerSecond / time.TimestampFrequency);
}

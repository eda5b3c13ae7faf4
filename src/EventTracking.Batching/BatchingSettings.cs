namespace EventTracking.Batching;

/// <summary>Refuses settings that cannot be meant, each by its name and with the remedy.</summary>
internal static class BatchingSettings
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static BatchingOptions Checked(BatchingOptions? options)
    {
        options ??= new BatchingOptions();
        Positive(options, options.MaxBatchCount, nameof(options.MaxBatchCount), "a number of events");
        Positive(options, options.MaxBatchBytes, nameof(options.MaxBatchBytes), "a number of bytes");
        Positive(options, options.QueueCapacity, nameof(options.QueueCapacity), "a number of bytes");
        Between(options, TimeSpan.Zero, options.MaxBatchAge, Longest, nameof(options.MaxBatchAge));
        Between(options, TimeSpan.FromMilliseconds(10), options.RequestTimeout, Longest, nameof(options.RequestTimeout));
        Between(options, TimeSpan.FromMilliseconds(1), options.RetryDelay, Longest / 2, nameof(options.RetryDelay));
        Between(options, options.RetryDelay, options.MaxRetryDelay, Longest / 2, nameof(options.MaxRetryDelay));
        Between(options, TimeSpan.FromMilliseconds(500), options.BreakDuration, Longest, nameof(options.BreakDuration));
        Between(options, options.RequestTimeout, options.Deadline, Longest, nameof(options.Deadline));
        if (options.TimeProvider is null)
            throw new ArgumentNullException(nameof(options), "TimeProvider is null. Leave it out for the clock of the system.");
        return options;
    }

    private static void Positive(BatchingOptions options, int value, string setting, string what)
    {
        if (value <= 0)
            throw new ArgumentOutOfRangeException(nameof(options), value, $"{setting} is out of its range. Use {what} above 0.");
    }

    private static void Between(BatchingOptions options, TimeSpan least, TimeSpan value, TimeSpan most, string setting)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(nameof(options), value, $"{setting} is out of its range. Use a time from {least} to {most}.");
    }
}
